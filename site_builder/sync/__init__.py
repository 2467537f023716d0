"""Sends what was changed in a content folder to the repository that it comes from, and takes what others have changed.

    SyncRequest ─ run.sync(request, repository, check) ─▶ SyncOutcome
    history.versions(repository, file) ─▶ FileVersion … ─ history.brought_back ─▶ the bytes of a file with older values

Commands and the editor in the browser call it. It prints nothing and reads no clock: who asks says when it is, gives
the repository (`git.GitRepository`, or `dulwich_repository` where no git is installed) and a function that checks the
content on the disk. What has to be decided comes back as conflicts with both values; the answers go into the next
request (`chosen`). Nothing that a person wrote is lost: before anything is written, a ref keeps what stood on the disk.
"""
