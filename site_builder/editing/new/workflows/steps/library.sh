case "$DEPLOY_TARGET" in
  sftp:*)
    @python.sh@
    "$python" -m pip install --quiet "paramiko>=4,<6"
    ;;
esac
