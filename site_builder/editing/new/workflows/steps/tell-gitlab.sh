curl --fail-with-body --silent --show-error --output /dev/null --request POST --data-urlencode "note@$WORK/message.md" \
  --header "PRIVATE-TOKEN: $COMMENT_TOKEN" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/repository/commits/$COMMIT/comments"
