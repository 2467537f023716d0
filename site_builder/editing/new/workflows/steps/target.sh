if [ -n "$DEPLOY_TARGET" ]; then
  target=$DEPLOY_TARGET
else # chưa đặt nơi nhận: trang nằm ở nhánh $PAGES_BRANCH của kho này
  @sign-in.sh@
  target=$WORK/pages
  found=0
  git ls-remote --exit-code --heads "$REPOSITORY" "$PAGES_BRANCH" > /dev/null || found=$?
  case $found in
    0) git clone --quiet --depth 1 --branch "$PAGES_BRANCH" "$REPOSITORY" "$target" ;;
    2) git init --quiet --initial-branch "$PAGES_BRANCH" "$target" && git -C "$target" remote add origin "$REPOSITORY" ;; # lần đầu
    *) echo "Không đọc được nhánh $PAGES_BRANCH của kho này." >&2 && exit 1 ;;
  esac
fi
