"""What Windows shows of the program's file: its name, its version and whose it is."""

# PyInstaller reads it as Python. 040904B0 is English, in Unicode.
TEXT = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([
      StringTable('040904B0', [
        StringStruct('ProductName', 'Stretch Coach'),
        StringStruct('FileDescription', 'Stretch Coach'),
        StringStruct('ProductVersion', '{version}'),
        StringStruct('FileVersion', '{version}'),
        StringStruct('InternalName', 'stretchcoach'),
        StringStruct('OriginalFilename', 'stretchcoach.exe'),
        StringStruct('CompanyName', 'Stretch Coach contributors'),
        StringStruct('LegalCopyright', 'Stretch Coach contributors, MIT License'),
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])
  ]
)
"""


def version_text(version: str) -> str:
    """Return what PyInstaller makes the version resource of; `version` is three numbers."""
    numbers = (*(int(part) for part in version.split(".")), 0)
    return TEXT.format(numbers=numbers, version=version)
