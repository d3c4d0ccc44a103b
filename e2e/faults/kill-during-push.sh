#!/usr/bin/env bash
# Kills git-service with -9 again and again, PostgreSQL and Kafka a few times, while many push by every door; then looks
# whether every push that was acknowledged is in its ref and once in the audit log, and every repository is sound.
# Usage: e2e/faults/kill-during-push.sh [DATA DIRECTORY OF THE SUITE] [KILLS (30)]
. "$(dirname "$0")/../lib.sh"
data=$(cd "${1:-$(dirname "$0")/../../data}" && pwd)
kills="${2:-30}"
login admin "$GANTRY_ADMIN_PASSWORD"
export GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 HOME="$work"
git config --global user.name pusher
git config --global user.email pusher@example.com
git config --global init.defaultBranch master
git config --global gc.auto 0
git config --global "http.$url/.extraHeader" "Authorization: Bearer $token"
ssh-keygen -q -t ed25519 -N '' -f "$work/key"
export GIT_SSH_COMMAND="ssh -F /dev/null -i $work/key -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=10 \
  -o ServerAliveInterval=10 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
shared="$work" acknowledged="$work/acknowledged"
: >"$acknowledged"

repositories=(one two three)
call POST /user -d '{"name": "pusher'"$run_id"'", "keys": {"k": "'"$(cat "$work/key.pub")"'"}}'
expect 200
for name in "${repositories[@]}"; do
  call POST /repository -d '{"name": "'"$name$run_id"'", "users": ["pusher'"$run_id"'", "admin"]}'
  expect 200
done
call GET "/repository/one$run_id"
ssh_base=$(jq -r .ssh_url <<<"$body" | sed "s#one$run_id.git\$##")
by_ssh() { echo "$ssh_base$1$run_id.git"; }
by_http() { echo "$url/git/$1$run_id.git"; }

acknowledge() { echo "$1 $2 $3" >>"$acknowledged"; } # REPOSITORY REF ID
is_over() { [ -e "$shared/stop" ]; }
# change FOLDER N: a new commit; each seventh is large, so that kills meet its bytes on their way.
change() {
  echo "$2 $RANDOM" >"$1/file-$(($2 % 5))"
  [ $(($2 % 7)) != 0 ] || head -c 2000000 /dev/urandom >"$1/large"
  git -C "$1" add -A && git -C "$1" commit -qm "$2"
}

# pusher NAME REPOSITORY URL: has a branch of its own.
pusher() {
  local n=0
  git init -q "$work/$1"
  until is_over; do
    n=$((n + 1))
    change "$work/$1" "$n"
    git -C "$work/$1" push -q "$3" "HEAD:refs/heads/$1" >>"$work/log" 2>&1 || { sleep 1; continue; }
    acknowledge "$2" "refs/heads/$1" "$(git -C "$work/$1" rev-parse HEAD)"
  done
}

# sharer NAME REPOSITORY URL: has to win against another.
sharer() {
  local n=0
  git init -q "$work/$1"
  until is_over; do
    n=$((n + 1))
    git -C "$work/$1" fetch -q "$3" refs/heads/shared >>"$work/log" 2>&1 &&
      git -C "$work/$1" reset -q --hard FETCH_HEAD
    change "$work/$1" "$n"
    git -C "$work/$1" push -q "$3" HEAD:refs/heads/shared >>"$work/log" 2>&1 || { sleep 1; continue; }
    acknowledge "$2" refs/heads/shared "$(git -C "$work/$1" rev-parse HEAD)"
  done
}

# Branches by REST; each is made once.
brancher() {
  local n=0
  until is_over; do
    n=$((n + 1))
    attempt POST "/repository/$1$run_id/branches" --max-time 60 -d '{"name": "rest-'"$n"'", "ref": "'"$2"'"}' &&
      [ "$status" = 200 ] || { sleep 1; continue; }
    acknowledge "$1" "refs/heads/rest-$n" "$(jq -r .ref <<<"$body")"
  done
}

zipper() {
  local n=0
  mkdir "$work/zips"
  until is_over; do
    n=$((n + 1))
    echo "$n $RANDOM" >"$work/zips/file"
    rm -f "$work/zips/zip" && (cd "$work/zips" && zip -q zip.zip file && mv zip.zip zip)
    attempt POST "/repository/$1$run_id/commit" --max-time 60 -F "message=$n" -F author-name=a -F author-email=a@b.c \
      -F committer-name=a -F committer-email=a@b.c -F branch=zips -F "zipfile=@$work/zips/zip;filename=z.zip" &&
      [ "$status" = 200 ] || { sleep 1; continue; }
    acknowledge "$1" refs/heads/zips "$(jq -r .ref <<<"$body")"
  done
}
# aside NAME COMMAND...: in the background, with a folder of its own.
aside() {
  local name="$1"
  shift
  mkdir "$shared/$name"
  (work="$shared/$name" && "$@") &
  pushers+=($!)
}

is_ready() { attempt GET /healthcheck --max-time 5 && [ "$status" = 200 ]; }
await_ready() {
  local until=$((SECONDS + 120))
  until is_ready; do
    [ "$SECONDS" -lt "$until" ] || fail "git-service is not ready after 120 s"
    sleep 0.1
  done
}
kill_part() {
  local pid
  case "$1" in
    postgres) pid=$(head -n 1 "$data/postgres/postmaster.pid") ;;
    *) pid=$(pgrep -f -- "-Dgantry.data=$data -Dgantry.part=$1" | head -n 1) ;;
  esac
  [ -n "$pid" ] && kill -9 "$pid"
}

# Every repository has a first commit.
git init -q "$work/first"
change "$work/first" 1
for name in "${repositories[@]}"; do git -C "$work/first" push -q "$(by_http "$name")" master || fail "first push"; done
first=$(git -C "$work/first" rev-parse HEAD)

pushers=()
aside a pusher ssh-1 one "$(by_ssh one)"
aside b pusher ssh-2 two "$(by_ssh two)"
aside c pusher http-1 one "$(by_http one)"
aside d pusher http-2 three "$(by_http three)"
aside e sharer sharer-1 two "$(by_ssh two)"
aside f sharer sharer-2 two "$(by_http two)"
aside g brancher three master
aside h zipper three

slowest=0
for ((i = 1; i <= kills; i++)); do
  # The supervisor waits ever longer with a part that ends soon; every fifth time it lives long enough.
  if [ $((i % 5)) = 0 ]; then sleep 11; else sleep "$((RANDOM % 3)).$((1 + RANDOM % 9))"; fi
  case $((i % 10)) in
    3) part=postgres ;;
    7) part=kafka ;;
    *) part=git-service ;;
  esac
  kill_part "$part" || fail "no process of $part"
  from=$SECONDS
  [ "$part" = git-service ] || kill_part git-service || true
  await_ready
  took=$((SECONDS - from))
  [ "$took" -le "$slowest" ] || slowest=$took
done
sleep 3
touch "$work/stop"
wait "${pushers[@]}" || true
total=$(sort -u "$acknowledged" | tee "$acknowledged.sorted" | wc -l)
echo "$kills kills, $total pushes acknowledged; the longest time without git-service: $slowest s (its restart included)"
[ "$total" -gt "$kills" ] || fail "too few pushes to say anything"
promise() { echo "$([ "$2" = "$3" ] && echo held || echo missed): $1: $2, goal $3"; } # WHAT FIGURE GOAL

lost=0
for name in "${repositories[@]}"; do
  git clone -q --mirror "$(by_http "$name")" "$work/$name.git" || fail "clone of $name"
done
while read -r name ref id; do
  git -C "$work/$name.git" merge-base --is-ancestor "$id" "$ref" 2>/dev/null ||
    { lost=$((lost + 1)); echo "lost: $name $ref $id"; }
done <"$acknowledged.sorted"
promise "acknowledged pushes that are in their refs" "$((total - lost))" "$total"

bare=0 sound=0
while read -r folder; do
  bare=$((bare + 1))
  git -C "$folder" fsck --full --strict --no-progress --no-dangling >"$work/fsck" 2>&1 && sound=$((sound + 1)) ||
    echo "not sound: $folder: $(head -n 3 "$work/fsck")"
done < <(find "$data" -type d -name '*.git' -path '*/repositories/*' -prune)
promise "repositories that git fsck --full --strict accepts" "$sound" "$bare"

# Once more to every ref, without a second try; a lock that a kill has left would show here.
tried=0 taken=0
while read -r name ref; do
  tried=$((tried + 1))
  git -C "$work/first" fetch -q "$work/$name.git" "$ref"
  next=$(git -C "$work/first" commit-tree -m next -p FETCH_HEAD "$first^{tree}")
  git -C "$work/first" push -q "$(by_ssh "$name")" "$next:$ref" 2>"$work/next.log" && taken=$((taken + 1)) ||
    echo "refused: $name $ref: $(head -n 3 "$work/next.log")"
done < <(cut -d ' ' -f 1,2 "$acknowledged.sorted" | grep -v refs/heads/rest- | sort -u)
promise "next pushes that go through at once" "$taken" "$tried"

# told NAME: the moves of refs that the audit log tells of, each a line.
told() {
  call GET "/api/v1/audit/export?resourceType=Repository&action=push&resourceName=$1$run_id"
  expect 200
  jq -r --arg name "$1" '.after.refs[] | "\($name) \(.ref) \(.after)"' "$work/body"
}
all_told() {
  for name in "${repositories[@]}"; do told "$name"; done | sort >"$work/told"
  # A ref that moved is told of, also if its pusher never knew.
  for name in "${repositories[@]}"; do
    git ls-remote --refs "$(by_http "$name")" | while read -r id ref; do echo "$name $ref $id"; done
  done | sort >"$work/now"
  [ -z "$(sort -u "$work/now" "$acknowledged.sorted" | comm -23 - "$work/told")" ]
}
until=$((SECONDS + 120))
until all_told || [ "$SECONDS" -ge "$until" ]; do sleep 1; done
once=$(comm -12 <(uniq -u "$work/told") "$acknowledged.sorted" | wc -l)
promise "acknowledged pushes with exactly one row in the audit log" "$once" "$total"
promise "refs whose last move has its row" "$(comm -12 <(uniq "$work/told") "$work/now" | wc -l)" "$(wc -l <"$work/now")"

# What the kills have left of pushes goes with the maintenance, when it is a day old.
left() { find "$data" -mindepth 1 -path '*/repositories/*/incoming/*' -prune; }
count=$(left | wc -l)
left | while read -r folder; do touch -d '2 days ago' "$folder"; done
busy() { # 100 pushes to each repository, which maintenance waits for
  local name i
  for name in "${repositories[@]}"; do
    for ((i = 1; i <= 100; i++)); do
      git -C "$work/first" push -q "$(by_http "$name")" "$first:refs/heads/more-$i" || return 1
    done
  done
}
[ "$count" = 0 ] || busy || fail "100 more pushes"
swept() { [ "$(left | wc -l)" = 0 ]; }
until=$((SECONDS + 120))
until swept || [ "$SECONDS" -ge "$until" ]; do sleep 1; done
promise "folders of pushes that were cut off, of $count, after maintenance a day later" "$(left | wc -l)" 0
