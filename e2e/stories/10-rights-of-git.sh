#!/usr/bin/env bash
# Who may do what with a repository: readers, writers, everybody, and those whose key was taken away; what git can do besides.
. "$(dirname "$0")/../lib.sh"
repo="rights-$run_id/app"
login admin "$GANTRY_ADMIN_PASSWORD"
export GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 HOME="$work"
git config --global user.name "Ann Author"
git config --global user.email ann@example.com
git config --global init.defaultBranch master

# person NAME: a user of git with a key of that name.
person() {
  ssh-keygen -q -t ed25519 -N '' -f "$work/$1"
  call POST /user -d '{"name": "'"$1$run_id"'", "keys": {"laptop": "'"$(cat "$work/$1.pub")"'"}}'
  expect 200
}
# as NAME GIT-ARGUMENTS: git over SSH with that key; what it says is in $work/out.
as() {
  GIT_SSH_COMMAND="ssh -F /dev/null -i $work/$1 -o IdentitiesOnly=yes -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR" git "${@:2}" >"$work/out" 2>&1
}
refused() { "$@" && fail "was not refused: $*" || true; }
commit() { # FILE: in the clone
  date +%N >"$work/app/$1"
  git -C "$work/app" add "$1"
  git -C "$work/app" commit -qm "Change $1"
}

person ann
person rea
call POST /repository -d '{"name": "'"$repo"'", "users": ["ann'"$run_id"'"], "readonlyusers": ["rea'"$run_id"'"]}'
expect 200
call GET "/repository/$repo"
ssh_url=$(jq -r .ssh_url <<<"$body")
git init -q "$work/app"
for file in one two three; do commit "$file"; done
as ann -C "$work/app" push "$ssh_url" master || fail "$(cat "$work/out")"
as rea clone "$ssh_url" "$work/rea-clone" || fail "$(cat "$work/out")"
commit four
refused as rea -C "$work/app" push "$ssh_url" master
call GET "/repository/$repo/logs?total=1"
holds '.commits[0].subject == "Change three"'
ok "a read-only user clones and cannot push"

as ann -C "$work/app" push "$ssh_url" master HEAD~2:refs/heads/old || fail "$(cat "$work/out")"
commit five
git -C "$work/app" branch -f elsewhere HEAD~3
refused as ann -C "$work/app" push --atomic "$ssh_url" master elsewhere~1:refs/heads/old
call GET "/repository/$repo/logs?total=1"
holds '.commits[0].subject == "Change four"'
ok "an atomic push of which one ref is refused moves none"

as ann clone --depth 1 "$ssh_url" "$work/shallow" || fail "$(cat "$work/out")"
[ "$(git -C "$work/shallow" rev-list --count HEAD)" = 1 ] || fail "the shallow clone has more than one commit"
as ann clone --filter=blob:none --no-checkout "$ssh_url" "$work/partial" || fail "$(cat "$work/out")"
git -C "$work/partial" rev-list --objects --all --missing=print | grep -q '^?' || fail "the partial clone has all"
ok "shallow and partial clones take only what they ask for"

call PUT "/repository/$repo" -d '{"name": "'"$repo-renamed"'"}'
expect 200
as ann ls-remote "${ssh_url%/app.git}/app-renamed.git" || fail "$(cat "$work/out")"
refused as ann ls-remote "$ssh_url"
grep -qx 'Repository not found' "$work/out" || fail "the old name was answered: $(cat "$work/out")"
repo="$repo-renamed" ssh_url="${ssh_url%/app.git}/app-renamed.git"
ok "a renamed repository is there under its new name alone"

refused git clone -q "$url/git/$repo.git" "$work/nobody" 2>/dev/null
call PUT "/repository/$repo" -d '{"ispublic": true}'
expect 200
git clone -q "$url/git/$repo.git" "$work/public" || fail "a public repository was not given to nobody"
curl -sf "$url/repository/$repo/contents?path=one" | cmp - "$work/app/one" || fail "contents"
refused git -C "$work/public" push -q origin HEAD:refs/heads/mine 2>/dev/null
ok "a public repository is read by everybody, and written by nobody else"

call DELETE "/repository/revoke" -d '{"repositories": ["'"$repo"'"], "users": ["rea'"$run_id"'"]}'
expect 200
call PUT "/repository/$repo" -d '{"ispublic": false}'
expect 200
refused as rea ls-remote "$ssh_url"
grep -qx 'Repository not found' "$work/out" || fail "she was told: $(cat "$work/out")"
call DELETE "/user/ann$run_id/key/laptop"
expect 200
refused as ann ls-remote "$ssh_url"
ok "rights and keys that were taken away end at once"

told() { # once a minute for each repository, with its door
  call GET "/api/v1/audit?user=rea$run_id&action=access-refused"
  expect 200
  holds 'length >= 1 and all(.resourceType == "Route" and (.resourceName | startswith("SSH ")) and .source == "ssh")'
}
eventually 30 told
ok "what the SSH door refused is in the audit log: $(jq -c '.[0] | {userName, resourceName, source, ipAddress, after}' <<<"$body")"

call GET "/repository/$repo/access?user=rea$run_id"
expect 200
ok "an administrator is told why: $(jq -c . <<<"$body" | cut -c1-120)"
