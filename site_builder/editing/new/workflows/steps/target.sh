TARGET=$DEPLOY_TARGET
if [ -z "$TARGET" ]; then # chưa đặt nơi nhận: trang nằm ở nhánh $PAGES_BRANCH của kho này
  TARGET=git:$REPOSITORY#$PAGES_BRANCH
  export DEPLOY_PASSWORD=$TOKEN
fi
