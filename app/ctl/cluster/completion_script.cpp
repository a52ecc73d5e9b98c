// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/completion_script.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

namespace {

void collect(const CLI::App &app, const std::string &path, std::vector<std::string> outer,
             std::vector<CompletionWords> &into)
{
    for (const CLI::Option *option : app.get_options()) {
        for (const std::string &name : option->get_lnames())
            outer.push_back("--" + name);
    }
    CompletionWords here{path, {}, outer};
    const std::size_t at = into.size();
    into.push_back(here);
    for (const CLI::App *below : app.get_subcommands({})) {
        into[at].words.push_back(below->get_name());
        collect(*below, path.empty() ? below->get_name() : path + ' ' + below->get_name(), outer, into);
    }
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// A case for each path: what the words before the cursor, options left out, have to be.
std::string cases(const std::vector<CompletionWords> &all)
{
    std::string text;
    for (const CompletionWords &entry : all) {
        text += "        '" + entry.path + "') words='" + joined(entry.words) + "' options='" + joined(entry.options) +
                "' ;;\n";
    }
    return text;
}

std::string bashScript(const std::vector<CompletionWords> &all)
{
    return R"(# bash completion for liteboxctl: source <(liteboxctl completion bash)
_liteboxctl() {
    local current=${COMP_WORDS[COMP_CWORD]} path='' word words='' options='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
            --kubeconfig|--context|--namespace|--output|--timeout|-n|-o) ((i++)) ;;
            -*) ;;
            *) if [[ $path != *' '* ]]; then path="${path:+$path }$word"; fi ;;
        esac
    done
    case $path in
)" + cases(all) +
           R"(    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
}
complete -o default -F _liteboxctl liteboxctl
)";
}

std::string zshScript(const std::vector<CompletionWords> &all)
{
    return R"(#compdef liteboxctl
# zsh completion for liteboxctl: source <(liteboxctl completion zsh)
_liteboxctl() {
    local path_='' word words_='' options='' i
    for ((i = 2; i < CURRENT; i++)); do
        word=${words[i]}
        case $word in
            --kubeconfig|--context|--namespace|--output|--timeout|-n|-o) ((i++)) ;;
            -*) ;;
            *) if [[ $path_ != *' '* ]]; then path_="${path_:+$path_ }$word"; fi ;;
        esac
    done
    case $path_ in
)" + [&all] {
        std::string text = cases(all);
        for (std::size_t at = 0; (at = text.find(" words='", at)) != std::string::npos; at += 9)
            text.replace(at, 8, " words_='");
        return text;
    }() +
           R"(    esac
    if [[ ${words[CURRENT]} == -* ]]; then
        compadd -- ${=options}
    elif [[ -n $words_ ]]; then
        compadd -- ${=words_}
    else
        _files
    fi
}
compdef _liteboxctl liteboxctl
)";
}

std::string fishScript(const std::vector<CompletionWords> &all)
{
    std::string text = R"(# fish completion for liteboxctl: liteboxctl completion fish | source
function __liteboxctl_path
    set -l path
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
            continue
        end
        switch $word
            case --kubeconfig --context --namespace --output --timeout -n -o
                set skip yes
            case '-*'
            case '*'
                if test (count $path) -lt 2
                    set -a path $word
                end
        end
    end
    echo (string join ' ' $path)
end
)";
    for (const CompletionWords &entry : all) {
        const std::string condition =
            "complete -c liteboxctl -n 'test \"$(__liteboxctl_path)\" = \"" + entry.path + "\"' ";
        if (!entry.words.empty())
            text += condition + "-f -a '" + joined(entry.words) + "'\n";
        for (const std::string &option : entry.options)
            text += condition + "-l " + option.substr(2) + '\n';
    }
    return text;
}

} // namespace

std::vector<CompletionWords> completionWords(const CLI::App &root)
{
    std::vector<CompletionWords> all;
    collect(root, {}, {}, all);
    return all;
}

std::string completionScript(const std::vector<CompletionWords> &words, const std::string &shell)
{
    if (shell == "zsh")
        return zshScript(words);
    return shell == "fish" ? fishScript(words) : bashScript(words);
}

} // namespace liteboxd::ctl
