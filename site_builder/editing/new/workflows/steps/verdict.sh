if [ "$DEPLOYED" != success ]; then
  echo "Chưa đăng xong; trang đang có trên mạng vẫn xem được. Xem các bước ở trên."
  exit 1
elif [ "$STATUS" != published ] && [ -z "$PARTIAL_IS_FINE" ]; then
  echo "Đã đăng phần không có lỗi. Còn lỗi phải sửa.${KEPT:+ Vẫn là trang cũ: $KEPT.}${PAGELESS:+ Chưa có trang nào: $PAGELESS.}"
  exit 1
fi
