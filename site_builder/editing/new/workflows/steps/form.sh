remote() { git -c credential.helper='!f() { echo username=x-access-token; echo "password=$TOKEN"; }; f' "$@"; }
result=failed
for attempt in 1 2 3; do
  rm -f "$WORK/known.json" "$WORK/report.md" "$WORK/status.txt"
  $SITE check --content "$CONTENT" --baseline "$WORK/known.json" --write-baseline --quiet > /dev/null 2>&1 || true # lỗi đã có từ trước
  $SITE apply-form "$GITHUB_EVENT_PATH" --permission "$WORK/permission.json" --content "$CONTENT" --write \
    --answer "$WORK/answer.md" --status "$WORK/status.txt" > /dev/null || echo "apply-form: mã kết thúc $?"
  result=$(sed -n 's/^form=//p' "$WORK/status.txt")
  [ "$result" = applied ] || break
  if ! $SITE check --content "$CONTENT" --baseline "$WORK/known.json" --report markdown="$WORK/report.md"; then
    result=faulty
    break
  fi
  file=$(sed -n 's/^file=//p' "$WORK/status.txt")
  git add -- "$CONTENT/$file"
  git -c user.name="Trang 24/7" -c user.email=trang-24-7@localhost commit --quiet --message "Phiếu: $file"
  if remote push --quiet "$REPOSITORY" "HEAD:refs/heads/$BRANCH"; then
    result=saved
    break
  fi
  result=failed # có người vừa lưu: lấy bản mới rồi làm lại
  remote fetch --quiet "$REPOSITORY" "refs/heads/$BRANCH"
  git reset --quiet --hard FETCH_HEAD
done
echo "result=${result:-failed}" >> "$GITHUB_OUTPUT"
if [ "$result" = saved ]; then # lần lưu của máy không tự gọi việc khác, nên gọi «Đăng trang» ở đây
  printf '{"ref": "%s"}' "$BRANCH" > "$WORK/dispatch.json"
  curl --fail --silent --show-error --output /dev/null --request POST --data-binary "@$WORK/dispatch.json" \
    --header "Authorization: token $TOKEN" --header "Content-Type: application/json" \
    "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/workflows/dang-trang.yml/dispatches" &&
    echo "publishing=yes" >> "$GITHUB_OUTPUT" || echo "Chưa gọi được việc «Đăng trang»."
fi
