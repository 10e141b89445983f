; The installer for Windows, on NSIS as it comes: no plugin from elsewhere, nothing fetched, no administrator's rights.
;   makensis -INPUTCHARSET UTF8 -DVERSION=… -DBIN=folder -DCONTENT=folder -DICON=file -DOUT=file [-DSIDE=bitmap]
;   [-DTARGET=x86-unicode] [-DSIGN=command] setup.nsi
; Exit codes, for whoever installs without looking (docs/install.md):
;   0 installed · 1 given up by the reader · 2 a file could not be written · 3 the program is open
;   4 a newer version is installed · 10 installed, and WebView2 is missing
Unicode true
; Debian's NSIS makes installers of 64 bits, which a Wine without 32 can run; NSIS' own for Windows only those of 32.
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
ManifestDPIAware true
; Both programs hold the same core: what one has of it, the other finds again.
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define NAME "Sổ tay Nghị quyết"
!define ID "vn.sotay.nghiquyet"
!define NOTES "$LOCALAPPDATA\SoTayNghiQuyet"
!define UNINST "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
; By this name Microsoft gives it out.
!define RUNTIME "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"

Name "${NAME}"
Caption "Cài đặt ${NAME}"
UninstallCaption "Gỡ bỏ ${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
MiscButtonText "< Quay lại" "Tiếp tục >" "Huỷ" "Đóng"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINST}" "InstallLocation"
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 ProductName "${NAME}"
VIAddVersionKey /LANG=1066 FileDescription "Bộ cài ${NAME}"
VIAddVersionKey /LANG=1066 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1066 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1066 LegalCopyright "MIT OR Apache-2.0"
; Whoever has a certificate names the command that signs a file; the uninstaller is signed before it is packed.
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!ifdef SIDE
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
  !define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!endif
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Dừng cài đặt ${NAME}?"

!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Bàn học nghị quyết trên máy tính: đọc, tra cứu và ghi chú, chạy trọn vẹn không cần mạng.$\r$\n$\r$\nChương trình được cài cho riêng tài khoản Windows này, không cần quyền quản trị. Nếu đã có bản cũ, bản cũ được thay; ghi chú được giữ nguyên.$\r$\n$\r$\nBấm Tiếp tục."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Nơi cài đặt"
!define MUI_PAGE_HEADER_SUBTEXT "Thư mục đặt chương trình. Ghi chú nằm ở thư mục khác."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Có thể giữ nguyên thư mục dưới đây. Ghi chú của bạn không nằm trong đó mà ở ${NOTES}."
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE OwnFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
Page custom MissingPage
!define MUI_FINISHPAGE_TITLE "Đã cài xong ${NAME}"
!define MUI_FINISHPAGE_TEXT "Mở chương trình từ biểu tượng ngoài màn hình hoặc trong danh mục Start.$\r$\n$\r$\nGhi chú của bạn nằm trong thư mục:$\r$\n${NOTES}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\sotay.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME}"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW FinishPage
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ chương trình khỏi máy. Ghi chú của bạn được giữ lại trong ${NOTES}."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã gỡ ${NAME}"
!define MUI_FINISHPAGE_TEXT "Ghi chú của bạn vẫn còn nguyên trong thư mục:$\r$\n${NOTES}$\r$\n$\r$\nCài lại chương trình là dùng tiếp được. Nếu chắc chắn không cần nữa, bạn có thể tự xoá thư mục đó."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE Vietnamese

; Into $0: the version of WebView2 on this computer, empty if there is none.
Function WebViewVersion
  ; For all users, where a 64-bit Windows keeps it; the same on a 32-bit one; for this user.
  SetRegView 32
  ReadRegStr $0 HKLM "SOFTWARE\${WEBVIEW}" "pv"
  SetRegView 64
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKLM "SOFTWARE\${WEBVIEW}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${WEBVIEW}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

Function RunRuntime
  ExecWait '"$EXEDIR\${RUNTIME}" /silent /install'
FunctionEnd

Function .onInit
  ; An older version over a newer one would find notes that it can't read.
  ReadRegStr $0 HKCU "${UNINST}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "Máy này đã có ${NAME} $0, mới hơn bản ${VERSION} đang cài.$\r$\n$\r$\nKhông có gì thay đổi. Nếu thật sự cần bản cũ, xin gỡ bản mới trước; ghi chú được giữ lại, nhưng bản cũ có thể không đọc được." /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
  ; A folder named by /D= is as little ours as one that is chosen by hand.
  ${If} ${Silent}
    Call OwnFolder
  ${EndIf}
FunctionEnd

; A chosen folder that holds other people's files gets one of ours within it: what is in ours is replaced and removed.
Function OwnFolder
  ${DirState} "$INSTDIR" $0
  ${If} $0 == 1
  ${AndIfNot} ${FileExists} "$INSTDIR\sotay.exe"
    StrCpy $INSTDIR "$INSTDIR\${NAME}"
  ${EndIf}
FunctionEnd

; A program that runs holds its own file. It is asked to close, as by its title bar, and only if the reader agrees or
; whoever runs this without looking has said /CLOSE.
!macro CLOSED un
Function ${un}Closed
  again:
  Call ${un}Open
  ${If} $1 == 0
    Return
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/CLOSE" $2
  ${If} ${Errors}
    MessageBox MB_YESNOCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở.$\r$\n$\r$\nĐóng chương trình rồi làm tiếp? Chữ đang viết được lưu trước khi đóng.$\r$\n$\r$\nBấm Không nếu muốn tự đóng rồi thử lại." /SD IDCANCEL IDYES ask IDNO again
    SetErrorLevel 3
    Quit
  ${EndIf}
  ask:
  ; Ten seconds for what is being written. What has the name in front may be a box, or a folder's window: each that is
  ; found is asked once, and then the one behind it.
  StrCpy $3 0
  StrCpy $5 0
  ${DoWhile} $3 < 20
    FindWindow $2 "" "${NAME}"
    ${If} $2 != 0
    ${AndIf} $2 != $5
      StrCpy $5 $2
      SendMessage $2 ${WM_CLOSE} 0 0 /TIMEOUT=5000
    ${EndIf}
    Call ${un}Open
    ${If} $1 == 0
      Return
    ${EndIf}
    Sleep 500
    IntOp $3 $3 + 1
  ${Loop}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} chưa đóng được. Xin đóng chương trình rồi bấm Thử lại." /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
FunctionEnd

; Into $1: 1 while the program runs, else 0.
Function ${un}Open
  StrCpy $1 0
  ${If} ${FileExists} "$INSTDIR\sotay.exe"
    ClearErrors
    FileOpen $4 "$INSTDIR\sotay.exe" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $4
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro CLOSED ""
!insertmacro CLOSED "un."

Section "-install"
  Call Closed
  SetErrorLevel 2
  ; An earlier version may have had documents that this one hasn't.
  ${If} ${FileExists} "$INSTDIR\sotay.exe"
    RMDir /r "$INSTDIR\content"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File "${BIN}/sotay.exe"
  ; Microsoft's compiler has it within the program.
  File /nonfatal "${BIN}/WebView2Loader.dll"
  File "${BIN}/sotay-cli.exe"
  SetOutPath "$INSTDIR\content"
  File /r "${CONTENT}/*"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\sotay.exe"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\sotay.exe"

  WriteRegStr HKCU "Software\Classes\sotay" "" "URL:${NAME}"
  WriteRegStr HKCU "Software\Classes\sotay" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\sotay\DefaultIcon" "" "$INSTDIR\sotay.exe,0"
  WriteRegStr HKCU "Software\Classes\sotay\shell\open\command" "" '"$INSTDIR\sotay.exe" "%1"'

  WriteRegStr HKCU "${UNINST}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINST}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINST}" "DisplayIcon" "$INSTDIR\sotay.exe"
  WriteRegStr HKCU "${UNINST}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINST}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINST}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINST}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINST}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINST}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINST}" "EstimatedSize" $0

  SetErrorLevel 0
  ${If} ${Silent}
    Call WebViewVersion
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/WEBVIEW2" $2
    ${IfNot} ${Errors}
    ${AndIf} $0 == ""
    ${AndIf} ${FileExists} "$EXEDIR\${RUNTIME}"
      Call RunRuntime
      Call WebViewVersion
    ${EndIf}
    ${If} $0 == ""
      SetErrorLevel 10
    ${EndIf}
  ${EndIf}
SectionEnd

Var missingText
Var missingButton

; Between installing and the end, where WebView2 is missing: what that is, and what to do about it.
Function MissingPage
  Call WebViewVersion
  ${If} $0 != ""
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Còn thiếu một phần của Windows" "Chương trình đã cài xong nhưng chưa mở được."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 58u ""
  Pop $missingText
  ${NSD_CreateLabel} 0 62u 100% 40u "Nếu máy không có mạng: chép tệp ${RUNTIME} của Microsoft (bản Evergreen Standalone, x64) vào cùng thư mục với bộ cài này rồi chạy lại bộ cài, hoặc nhờ người phụ trách máy cài tệp đó."
  Pop $0
  ${NSD_CreateButton} 0 108u 60% 16u "Cài WebView2 từ tệp bên cạnh"
  Pop $missingButton
  ${NSD_OnClick} $missingButton RuntimeClicked
  Call SayMissing
  nsDialogs::Show
FunctionEnd

; What can't be opened yet isn't offered to be.
Function FinishPage
  Call WebViewVersion
  ${If} $0 == ""
    SendMessage $mui.FinishPage.Run ${BM_SETCHECK} ${BST_UNCHECKED} 0
  ${EndIf}
FunctionEnd

Function SayMissing
  ${If} ${FileExists} "$EXEDIR\${RUNTIME}"
    EnableWindow $missingButton 1
    ${NSD_SetText} $missingText "Máy này chưa có Microsoft Edge WebView2, phần của Windows mà ${NAME} cần để hiển thị. Windows 11 và Windows 10 đã cập nhật thường có sẵn.$\r$\n$\r$\nTệp cài WebView2 nằm ngay cạnh bộ cài này: bấm nút dưới đây để cài, rồi đợi vài phút. Windows có thể hỏi quyền quản trị."
  ${Else}
    EnableWindow $missingButton 0
    ${NSD_SetText} $missingText "Máy này chưa có Microsoft Edge WebView2, phần của Windows mà ${NAME} cần để hiển thị. Windows 11 và Windows 10 đã cập nhật thường có sẵn.$\r$\n$\r$\nBấm Tiếp tục để kết thúc; khi máy đã có WebView2 là mở được chương trình, không phải cài lại."
  ${EndIf}
FunctionEnd

Function RuntimeClicked
  EnableWindow $missingButton 0
  Call RunRuntime
  Call WebViewVersion
  ${If} $0 == ""
    EnableWindow $missingButton 1
    MessageBox MB_OK|MB_ICONEXCLAMATION "Chưa cài được WebView2. Xin nhờ người phụ trách máy cài tệp ${RUNTIME} bằng tài khoản quản trị."
  ${Else}
    ${NSD_SetText} $missingText "Đã cài xong WebView2. Bấm Tiếp tục."
  ${EndIf}
FunctionEnd

; The reader's notes are somewhere else, and stay. Of what is ours elsewhere only what can be made anew goes.
Section "Uninstall"
  Call un.Closed
  Delete "$INSTDIR\sotay.exe"
  Delete "$INSTDIR\sotay-cli.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  RMDir /r "$INSTDIR\content"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$LOCALAPPDATA\${ID}\cache"
  RMDir /r "$LOCALAPPDATA\${ID}\logs"
  RMDir /r "$LOCALAPPDATA\${ID}\webview"
  RMDir "$LOCALAPPDATA\${ID}"
  Delete "$APPDATA\${ID}\.window-state.json"
  RMDir "$APPDATA\${ID}"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\sotay"
  DeleteRegKey HKCU "${UNINST}"
SectionEnd
