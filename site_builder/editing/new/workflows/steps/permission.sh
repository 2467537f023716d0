# Kho trả lời người gửi có quyền gì; không hỏi được thì coi như không có quyền. Tên người gửi được mã hóa trước khi thành địa chỉ.
name=$(python3 -c 'import os, urllib.parse; print(urllib.parse.quote(os.environ["SENDER"], safe=""))')
curl --fail --silent --show-error --output "$WORK/permission.json" --header "Authorization: token $TOKEN" \
  "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/collaborators/$name/permission" || echo '{}' > "$WORK/permission.json"
