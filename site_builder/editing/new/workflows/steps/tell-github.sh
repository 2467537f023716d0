python3 -c 'import json, sys; print(json.dumps({"body": sys.stdin.read()[:60000]}))' < "$WORK/message.md" > "$WORK/message.json"
curl --fail-with-body --silent --show-error --output /dev/null --request POST --data-binary "@$WORK/message.json" \
  --header "Authorization: Bearer $TOKEN" --header "Accept: application/vnd.github+json" \
  "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/commits/$COMMIT/comments"
