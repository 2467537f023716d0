set --
[ -z "$DEPLOY_HOST_KEY" ] || set -- "$@" --host-key "$DEPLOY_HOST_KEY"
[ "$TAKE_OVER" != true ] || set -- "$@" --take-over
[ -z "$ALLOW_DELETE" ] || set -- "$@" --allow-delete "$ALLOW_DELETE"
$SITE deploy "$TARGET" --content "$CONTENT" --output "$WORK/public" --keep-failed --json "$@" \
  > "$WORK/deploy.json" 2> "$WORK/deploy.txt" || echo "deploy: mã kết thúc $?"
cat "$WORK/deploy.txt" "$WORK/deploy.json"
grep -Eq '"status": "(published|unchanged)"' "$WORK/deploy.json" # không có: chưa đưa lên, bước này hỏng
