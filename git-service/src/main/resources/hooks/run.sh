# Becomes who may run a hook, and runs it.
# Arguments: the run's folder, where the hook finds itself, the repository to mount or nothing, the user id or nothing,
# the seconds that it has, the limits in the words of prlimit; what follows is for the hook.
set -eu
run=$1 place=$2 repository=$3 uid=$4 seconds=$5 limits=$6
shift 6
install -m 0555 "$run/content" "$run/hook" # nobody has the copy open for writing, so that it can be run
if [ -n "$repository" ]; then
  mount -o bind,ro "$repository" "$run/repository"
fi
become=
if [ -n "$uid" ]; then
  chown "$uid:$uid" "$run/home"
  become="setpriv --reuid=$uid --regid=$uid --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all --"
fi
cd "$place"
unset OLDPWD
export PWD
set +e
$become timeout --foreground --signal=KILL "$seconds" prlimit $limits -- "$run/hook" "$@" # not exec: the first process of a namespace ignores signals
exit $?
