#!/usr/bin/env bash
# A user gets a key, pushes over SSH, clones over HTTP and reads the same by REST; strangers see nothing.
. "$(dirname "$0")/../lib.sh"
repo="ns-$run_id/app"
login admin "$GANTRY_ADMIN_PASSWORD"
export GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 HOME="$work"
git config --global user.name "Ann Author"
git config --global user.email ann@example.com
git config --global init.defaultBranch master

ssh-keygen -q -t ed25519 -N '' -C ann@home -f "$work/key"
ssh-keygen -q -t ed25519 -N '' -f "$work/stranger"
over_ssh() {
  GIT_SSH_COMMAND="ssh -F /dev/null -i $work/$1 -o IdentitiesOnly=yes -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR" git "${@:2}"
}

# plain STATUS TEXT: of the last call, which answered in plain text.
plain() {
  expect "$1"
  [ "$body" = "$2" ] || fail "expected: $2, got: $body"
}

call POST /user -d '{"name": "ann'"$run_id"'", "keys": {"laptop": "'"$(cat "$work/key.pub")"'"}}'
plain 200 "User \"ann$run_id\" successfully created"
call POST /user -d '{"name": "eve'"$run_id"'", "keys": {"k": "'"$(cat "$work/key.pub")"'"}}'
plain 409 'Key already exists.'
call POST /user -d '{"name": "eve'"$run_id"'", "keys": {"k": "'"$(cat "$work/stranger.pub")"'"}}'
expect 200
ok "users come with their keys, and a key is one user's"

call POST /repository -d '{"name": "'"$repo"'", "users": ["ann'"$run_id"'"]}'
plain 200 "Repository \"$repo\" successfully created"
call GET "/repository/$repo"
expect 200
holds '.public == false and .users == ["ann'"$run_id"'"]'
ssh_url=$(jq -r .ssh_url <<<"$body")
call GET "/repository/ns-$run_id%2Fapp"
expect 200
ok "a repository in a namespace is made and found, also by %2F"

git init -q "$work/app"
printf 'hello\n' >"$work/app/README"
git -C "$work/app" add README
git -C "$work/app" commit -qm 'First words'
over_ssh key -C "$work/app" push -q "$ssh_url" master || fail "push over SSH"
over_ssh key clone -q "$ssh_url" "$work/by-ssh" || fail "clone over SSH"
cmp "$work/app/README" "$work/by-ssh/README"
ok "what is pushed over SSH comes back"

over_ssh stranger ls-remote "$ssh_url" >"$work/out" 2>&1 && fail "a stranger got in"
grep -qx 'Repository not found' "$work/out" || fail "a stranger was told: $(cat "$work/out")"
ok "a stranger is told that there is no such repository"

git -c http.extraHeader="Authorization: Bearer $token" clone -q "$url/git/$repo.git" "$work/by-http" ||
  fail "clone over HTTP"
git -C "$work/by-http" fsck --full --strict || fail "fsck"
ok "the same comes over smart HTTP"

call GET "/repository/$repo/contents?path=/README"
plain 200 hello
header Content-Security-Policy sandbox
call GET "/repository/$repo/logs?total=1"
expect 200
holds '.commits[0].subject == "First words" and .next == ""'
call GET "/repository/$repo/branches"
holds '.[0].name == "master" and .[0].author.email == "ann@example.com"'
call GET "/repository/$repo/contents?path=none"
plain 404 "Error when trying to obtain file none on ref master of repository $repo (exit status 128)."
ok "files, history and branches are read by REST"

audited() {
  call GET "/api/v1/audit?resourceType=Repository&resourceName=$(jq -rn --arg n "$repo" '$n|@uri')"
  holds 'map(.action) | index("push") != null and index("create") != null'
}
eventually 30 audited
ok "the push is in the audit log"

call DELETE "/repository/$repo"
plain 200 "Repository \"$repo\" successfully removed"
over_ssh key ls-remote "$ssh_url" >"$work/out" 2>&1 && fail "the repository is still there"
ok "a removed repository is gone at every door"
