{
  case "$RESULT" in
    saved)
      cat "$WORK/answer.md"
      if [ "$PUBLISHING" = yes ]; then
        printf '\nĐã kiểm tra và lưu vào kho. Vài phút nữa trang đổi.\n'
      else
        printf '\nĐã kiểm tra và lưu vào kho, nhưng chưa gọi được việc «Đăng trang»: vào mục Actions bấm chạy, hoặc chờ lần đăng tới.\n'
      fi
      if grep -q '^- \*\*Nhắc' "$WORK/report.md" 2> /dev/null; then
        printf '\nMáy còn nhắc mấy điều, nên xem lại và sửa trong kho:\n\n'
        cat "$WORK/report.md"
      fi
      ;;
    faulty)
      printf '**Chưa ghi gì: máy tìm thấy lỗi trong phiếu.** Sửa ngay phiếu này là máy làm lại.\n\n'
      [ ! -f "$WORK/report.md" ] || cat "$WORK/report.md"
      ;;
    same | refused) cat "$WORK/answer.md" ;;
    *) printf '**Chưa ghi gì:** máy không làm xong việc này. Hãy gửi lại sau ít phút, hoặc xem nhật ký.\n' ;;
  esac
  printf '\n[Nhật ký của máy](%s)\n' "$LOG"
} > "$WORK/message.md"
python3 -c 'import json, sys; print(json.dumps({"body": sys.stdin.read()[:60000]}))' < "$WORK/message.md" > "$WORK/message.json"
curl --fail-with-body --silent --show-error --output /dev/null --request POST --data-binary "@$WORK/message.json" \
  --header "Authorization: token $TOKEN" --header "Content-Type: application/json" \
  "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$ISSUE/comments"
if [ "$RESULT" = saved ] || [ "$RESULT" = same ]; then
  echo '{"state": "closed"}' > "$WORK/closed.json"
  curl --fail-with-body --silent --show-error --output /dev/null --request PATCH --data-binary "@$WORK/closed.json" \
    --header "Authorization: token $TOKEN" --header "Content-Type: application/json" \
    "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$ISSUE"
fi
