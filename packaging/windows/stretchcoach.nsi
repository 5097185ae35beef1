; The installer of Windows: for one user, without an administrator. make_installer.py calls makensis
; with VERSION, PAYLOAD (the bundle), FILES (that lists its files), PICTURES, LICENCE, SIZE_KB, OUT.
;
; setup.exe [/S] [/D=FOLDER]            /S: no window; /D last and without quotes
; Uninstall.exe [/S] [/DELETEDATA]      /DELETEDATA: the history, settings and rendered voice too
; They end with 0, 1 (given up by the user), 2 (failed), 3 (the program runs), 4 (can't go there).

Unicode true
!ifndef STUB
  !define STUB amd64-unicode
!endif
Target ${STUB}
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
CRCCheck force

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include "${FILES}"

!define NAME "Stretch Coach"
!define EXE "stretchcoach.exe"
!define UNINSTALLER "Uninstall.exe"
!define PROGID "StretchCoach.Routine"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\StretchCoach"
!define PROGRAM_RUNS 3
!define BAD_FOLDER 4

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${NAME} contributors"
VIAddVersionKey "LegalCopyright" "${NAME} contributors, MIT License"

!define MUI_ICON "${PICTURES}/stretchcoach.ico"
!define MUI_UNICON "${PICTURES}/stretchcoach.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}/last-page.bmp"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "Start ${NAME}"
!define MUI_LICENSEPAGE_BUTTON "Next >"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "You are free to use, copy and change ${NAME} under these terms."
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskForData un.TakeAnswer
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var DeleteData
Var DeleteDataBox

; Ends the set-up: without a window by its exit code alone.
!macro Refuse WORDS CODE
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}" /SD IDOK
  Quit
!macroend

; Windows lets no one write to a program that runs.
!macro WaitForEnd PREFIX
Function ${PREFIX}WaitForEnd
  again:
  ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXE}" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
    "${NAME} is running, or its files can't be changed.$\r$\n$\r$\nEnd it, then choose Retry." \
    /SD IDCANCEL IDRETRY again
  SetErrorLevel ${PROGRAM_RUNS}
  Quit
FunctionEnd
!macroend
!insertmacro WaitForEnd ""
!insertmacro WaitForEnd "un."

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Refuse "${NAME} needs Windows 10 or newer, 64 bit." 2
  ${EndIf}
  ${If} ${Silent}
    Call CheckFolder
  ${EndIf}
FunctionEnd

; The program may not lie where the history lies: deleting one would delete the other.
Function CheckFolder
  ${If} "$INSTDIR" == "$LOCALAPPDATA\stretchcoach"
    ${If} ${Silent}
      SetErrorLevel ${BAD_FOLDER}
      Quit
    ${EndIf}
    MessageBox MB_OK|MB_ICONEXCLAMATION \
      "${NAME} keeps your history in this folder. Choose another one for the program."
    Abort
  ${EndIf}
FunctionEnd

; The version that is there takes itself away: it alone knows its files. It keeps the data.
Function RemoveOldVersion
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 == ""
  ${OrIfNot} ${FileExists} "$1\${UNINSTALLER}"
    Return
  ${EndIf}
  ; _? keeps it where it is, so that ExecWait waits for its end.
  ClearErrors
  ExecWait '"$1\${UNINSTALLER}" /S _?=$1' $2
  ${If} ${Errors}
  ${OrIf} $2 != 0
    ${If} $2 != ${PROGRAM_RUNS}
      StrCpy $2 2
    ${EndIf}
    SetErrorLevel $2
    MessageBox MB_OK|MB_ICONEXCLAMATION \
      "The version in $1 could not be removed, so nothing was changed. End ${NAME} and start again." \
      /SD IDOK
    Quit
  ${EndIf}
  Delete "$1\${UNINSTALLER}"
  RMDir "$1"
FunctionEnd

Section
  SetShellVarContext current
  Call WaitForEnd
  Call RemoveOldVersion
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  ${If} ${Errors}
    !insertmacro Refuse "The files could not be written to $INSTDIR. Is the disk full?" 2
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"

  WriteRegStr HKCU "Software\Classes\.stretch" "" "${PROGID}"
  WriteRegStr HKCU "Software\Classes\.stretch" "Content Type" "application/x-stretchcoach-routine"
  WriteRegStr HKCU "Software\Classes\.stretch\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "${NAME} routine"
  WriteRegStr HKCU "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${EXE}" open "%1"'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME} contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Function un.onInit
  SetShellVarContext current
  StrCpy $DeleteData 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    StrCpy $DeleteData 1
  ${EndIf}
FunctionEnd

Function un.AskForData
  !insertmacro MUI_HEADER_TEXT "Remove ${NAME}" "Your history stays unless you say otherwise."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "${NAME} will be removed from $INSTDIR."
  Pop $0
  ${NSD_CreateCheckbox} 0 32u 100% 12u "&Delete my history, settings and backups too"
  Pop $DeleteDataBox
  ${NSD_SetState} $DeleteDataBox $DeleteData
  ${NSD_CreateLabel} 0 52u 100% 24u \
    "They are in $LOCALAPPDATA\stretchcoach. What is deleted can't be brought back."
  Pop $0
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:&Remove"
  nsDialogs::Show
FunctionEnd

Function un.TakeAnswer
  ${NSD_GetState} $DeleteDataBox $DeleteData
FunctionEnd

Section un.Program
  SetShellVarContext current
  Call un.WaitForEnd
  !insertmacro DeleteFiles
  Delete "$INSTDIR\${UNINSTALLER}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR" ; only when nothing else is in it
  Delete "$SMPROGRAMS\${NAME}.lnk"

  ; Another program may have taken the files over: then they stay with it.
  ReadRegStr $0 HKCU "Software\Classes\.stretch" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "Software\Classes\.stretch" ""
    DeleteRegValue HKCU "Software\Classes\.stretch" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.stretch\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.stretch\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.stretch"
  DeleteRegKey HKCU "Software\Classes\${PROGID}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"

  ${If} $DeleteData == 1
    RMDir /r "$LOCALAPPDATA\stretchcoach"
  ${EndIf}
  ${un.RefreshShellIcons}
SectionEnd
