if [ "$TARGET" = "$WORK/pages" ]; then
  @sign-in.sh@
  cd "$TARGET"
  git add --all
  git diff --cached --quiet ||
    git -c user.name="Trang 24/7" -c user.email="trang-24-7@invalid" commit --quiet -m "Đăng trang, từ $COMMIT"
  git push --quiet origin "HEAD:refs/heads/$PAGES_BRANCH"
fi
