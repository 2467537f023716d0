{
  case "$DEPLOYED $STATUS" in
    "success published") echo "**Đã đăng.**" ;;
    "success "*) echo "**Đã đăng phần không có lỗi.** Còn lỗi phải sửa.${KEPT:+ Vẫn là trang cũ: $KEPT.}${PAGELESS:+ Chưa có trang nào: $PAGELESS.}" ;;
    *) echo "**Chưa đăng xong.** Trang đang có trên mạng vẫn xem được." ;;
  esac
  if [ -s "$WORK/deploy.txt" ]; then
    printf '\n```\n'
    cat "$WORK/deploy.txt"
    printf '```\n'
  fi
  if [ -f "$WORK/report.md" ]; then
    echo
    cat "$WORK/report.md"
  fi
  printf '\n[Nhật ký của máy](%s)\n' "$LOG"
} > "$WORK/message.md"
