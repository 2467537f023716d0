@echo off
rem Bấm đúp: xem thử trang, lưu tệp nào là trang tự đổi. Đóng cửa sổ này là dừng.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
set "PATH=%USERPROFILE%\.local\bin;%PATH%"
where site-builder >nul 2>nul
if not errorlevel 1 (
  site-builder serve --open
  goto end
)
py -3 -c "import site_builder" >nul 2>nul
if not errorlevel 1 (
  py -3 -m site_builder serve --open
  goto end
)
for /d %%D in ("%~dp0..\*") do if exist "%%~D\build.py" if exist "%%~D\site_builder\__main__.py" (
  py -3 "%%~D\build.py" serve --open
  goto end
)
echo Máy này chưa cài chương trình làm trang. Mở README.md, xem mục "Cài chương trình".
:end
pause
