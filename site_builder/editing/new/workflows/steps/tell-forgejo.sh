head -n 1 "$WORK/message.md" | tr -d '*' | python3 -c 'import json, os, sys; print(json.dumps(
  {"state": "failure", "context": "Trang 24/7", "description": sys.stdin.read().strip()[:250], "target_url": os.environ["LOG"]}))' > "$WORK/message.json"
curl --fail-with-body --silent --show-error --output /dev/null --request POST --data-binary "@$WORK/message.json" \
  --header "Authorization: token $TOKEN" --header "Content-Type: application/json" \
  "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/statuses/$COMMIT"
