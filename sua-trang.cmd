@echo off
rem Bấm đúp: xem thử và sửa nội dung của kho này trong trình duyệt. Đóng cửa sổ này là dừng.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
if exist .venv\Scripts\python.exe (
  .venv\Scripts\python.exe build.py serve --open
) else (
  py -3 build.py serve --open
)
pause
