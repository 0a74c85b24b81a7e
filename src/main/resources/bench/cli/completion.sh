
# What the functions above do not know: which files an option is for, that it takes several of them, the keys of --set, and the
# figures of conditions.

function _bench_files() {
  local IFS=$'\n'
  local word="$1" ending
  shift
  type compopt &>/dev/null && compopt -o filenames
  if [ -n "$ZSH_VERSION" ]; then
    COMPREPLY=( $(compgen -S / -d -- "$word") )
  else
    COMPREPLY=( $(compgen -d -- "$word") )
  fi
  for ending in "$@"; do
    COMPREPLY+=( $(compgen -f -X "!*.$ending" -- "$word") )
  done
}

# Words after which the same argument goes on: no space follows.
function _bench_beginnings() {
  _bench_goes_on=1
  type compopt &>/dev/null && compopt +o default -o nospace
  COMPREPLY=( $(compgen -W "$2" -- "$1") )
}

function _bench() {
  _bench_goes_on=0
  local word="${COMP_WORDS[COMP_CWORD]}" before=$((COMP_CWORD - 1)) option="" i
  # Bash takes --set=key apart, zsh does not.
  if [ "$word" = "=" ]; then
    word=""
  elif [ "${COMP_WORDS[before]}" = "=" ]; then
    before=$((before - 1))
  fi
  for ((i = before; i > 1; i--)); do
    if [[ "${COMP_WORDS[i]}" == -* ]]; then
      option="${COMP_WORDS[i]}"
      break
    fi
  done
  COMPREPLY=()
  if [[ "$word" == -* ]]; then
    _complete_bench "$@"
    return
  fi
  case "$option" in
    -w | --workloads | -d | --drivers)
      _bench_files "$word" yaml yml
      return
      ;;
    --base | --new)
      _bench_files "$word" json
      return
      ;;
  esac
  case "${COMP_WORDS[before]}" in
    --set | --vary) _bench_beginnings "$word" "@KEYS@" ;;
    --slo | --threshold) _bench_beginnings "$word" "@FIGURES@" ;;
    --figure) COMPREPLY=( $(compgen -W "@FIGURES@" -- "$word") ) ;;
    --jit) COMPREPLY=( $(compgen -W "auto full quick" -- "$word") ) ;;
    --inconclusive | --one-run) COMPREPLY=( $(compgen -W "warn fail" -- "$word") ) ;;
    --output-dir | --data-dir | --resume) _bench_files "$word" ;;
    -*) _complete_bench "$@" ;;
    *)
      if ((COMP_CWORD > 1)) && [[ "${COMP_WORDS[1]}" =~ ^(report|bundle)$ ]]; then
        _bench_files "$word" json
      else
        _complete_bench "$@"
      fi
      ;;
  esac
}

# Zsh cannot be asked for no space from within: it never sets one, and what is complete brings its own.
function _bench_in_zsh() {
  _bench "$@"
  local word
  local -a words
  for word in "${COMPREPLY[@]}"; do
    if [ "$_bench_goes_on" = 1 ] || [[ "$word" == */ ]]; then
      words+=("$word")
    else
      words+=("$word ")
    fi
  done
  COMPREPLY=("${words[@]}")
}

if [ -n "$ZSH_VERSION" ]; then
  complete -o nospace -F _bench_in_zsh bench
else
  complete -F _bench -o default bench
fi
