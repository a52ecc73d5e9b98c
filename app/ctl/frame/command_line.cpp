// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/command_line.h"

#include <algorithm>
#include <regex>
#include <sstream>
#include <string_view>

namespace liteboxd::ctl {

namespace {

/// Which format a command line that cannot be read asks for: whoever reads JSON wants its error so too.
Format formatIn(int argc, const char *const *argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const std::string_view next = i + 1 < argc ? argv[i + 1] : "";
        const bool isPair = word == "-o" || word == "--output";
        const std::string_view value = isPair                          ? next
                                       : word.starts_with("--output=") ? word.substr(9)
                                       : word.starts_with("-o")        ? word.substr(2)
                                                                       : "";
        if (value == "json" || value == "=json")
            return Format::Json;
        if (value == "jsonl" || value == "=jsonl")
            return Format::JsonLines;
    }
    return Format::Table;
}

/// The innermost command that was named.
const CLI::App *reached(const CLI::App *app)
{
    while (!app->get_subcommands().empty())
        app = app->get_subcommands().front();
    return app;
}

std::string nameOf(const CLI::App *app)
{
    return app->get_parent() == nullptr ? app->get_name() : nameOf(app->get_parent()) + ' ' + app->get_name();
}

/// The first word behind `app` that it does not know; "" if there is none. CLI11 leaves the words of a noun with the
/// program, where global options may stand.
std::string unknownWord(const CLI::App &program, const CLI::App *app)
{
    std::vector<std::string> words = app->remaining();
    const std::vector<std::string> others = program.remaining();
    words.insert(words.end(), others.begin(), others.end());
    return words.empty() ? std::string() : words.front();
}

/// What is wrong with a line that names no verb.
std::string complaintAbout(const CLI::App *app, const std::string &unknown)
{
    std::string known;
    for (const CLI::App *each : app->get_subcommands({}))
        known += (known.empty() ? "" : ", ") + each->get_name();
    if (unknown.starts_with('-'))
        return nameOf(app) + " has no option \"" + unknown + '"';
    return (unknown.empty() ? nameOf(app) + " needs one word more"
                            : "there is no command \"" + nameOf(app) + ' ' + unknown + '"') +
           "; known are " + known;
}

/// What CLI11 counts, in words: "--output: At Most 1 required but received 2", "--output: 1 required FORMAT missing".
std::string plainWords(const std::string &text)
{
    static const std::regex often("(.*): At Most (\\d+) required but received \\d+");
    static const std::regex missing("(.*): \\d+ required (\\S+) missing");
    static const std::regex unread("Could not convert: (.*) = (.*)");
    std::smatch parts;
    if (std::regex_match(text, parts, often) && parts[2] == "1")
        return parts[1].str() + " may stand here once only";
    if (std::regex_match(text, parts, missing))
        return parts[1].str() + " needs a value: " + parts[2].str();
    if (std::regex_match(text, parts, unread))
        return parts[1].str() + ": \"" + parts[2].str() + "\" is no value for it";
    return text;
}

std::string oneLine(std::string text)
{
    for (char &c : text)
        c = c == '\n' ? ' ' : c;
    return text.substr(0, text.find_last_not_of(" .") + 1);
}

/// "-f=false" as "--follow=false": CLI11 takes "=false" for the value of a letter, or for further letters, where what
/// kubectl and hubble are written with takes "false". `program` knows the commands that are named before it.
void spellLetters(const CLI::App &program, std::vector<std::string> &words)
{
    const CLI::App *reached = &program;
    for (std::string &word : words) {
        if (word == "--")
            return;
        const auto commands =
            reached->get_subcommands([&word](const CLI::App *each) { return each->get_name() == word; });
        if (!commands.empty()) {
            reached = commands.front();
            continue;
        }
        if (word.size() < 3 || word[0] != '-' || word[1] == '-' || word[2] != '=')
            continue;
        const CLI::Option *option = nullptr;
        for (const CLI::App *app = reached; app != nullptr && option == nullptr; app = app->get_parent())
            option = app->get_option_no_throw(word.substr(0, 2));
        if (option != nullptr && !option->get_lnames().empty())
            word = "--" + option->get_lnames().front() + word.substr(2);
    }
}

/// The words, last first, as CLI11 takes a list. What denies a term of a filter ("-node:worker-3") looks like an option
/// to it, so the minus is exchanged for `denial`; no option of ours has a colon.
std::vector<std::string> reversedWords(const CLI::App &program, int argc, const char *const *argv)
{
    std::vector<std::string> words(argv + 1, argv + argc);
    spellLetters(program, words);
    const auto end = std::find(words.begin(), words.end(), "--");
    const bool isList = std::find(words.begin(), end, "list") != end;
    for (auto word = words.begin(); isList && word != end; ++word) {
        if (word->size() > 2 && word->front() == '-' && (*word)[1] != '-' && word->find(':') != std::string::npos)
            word->front() = denial;
    }
    std::reverse(words.begin(), words.end());
    return words;
}

} // namespace

CommandLine::CommandLine(const std::vector<CommandRow> &rows, const std::map<std::string, std::string> &nouns,
                         const std::string &version)
    : m_app("Every action of LiteBoxd Console as a command.", "liteboxctl")
{
    m_app.set_version_flag("--version", "liteboxctl " + version);
    m_app.set_help_flag("-h,--help", "say what there is, and end");
    m_app.require_subcommand(1);
    m_options.declare(m_app);
    std::map<std::string, CLI::App *> parents{{"", &m_app}};
    for (const CommandRow &row : rows) {
        CLI::App *&parent = parents[row.noun];
        if (parent == nullptr) {
            const auto about = nouns.find(row.noun);
            parent = m_app.add_subcommand(row.noun, about == nouns.end() ? "" : about->second);
            parent->require_subcommand(1)->fallthrough();
            parent->footer("Example: " + std::string(row.example));
        }
        CLI::App *const app = parent->add_subcommand(row.verb, row.summary);
        app->fallthrough();
        if (*row.noun == '\0')
            parents.emplace(row.verb, app); // a command that has others below it, too
        app->footer("Example: " + std::string(row.example));
        auto command = row.make();
        command->declare(*app);
        m_commands.emplace_back(app, std::move(command));
    }
}

std::variant<Chosen, Farewell> CommandLine::parse(int argc, const char *const *argv)
{
    try {
        m_app.parse(reversedWords(m_app, argc, argv));
    } catch (const CLI::ParseError &error) {
        std::ostringstream out;
        std::ostringstream err;
        if (m_app.exit(error, out, err) == 0)
            return Farewell{out.str()};
        const CLI::App *const app = reached(&m_app);
        const bool wantsVerb =
            app->get_require_subcommand_min() > 0 && dynamic_cast<const CLI::RequiredError *>(&error);
        const std::string complaint =
            wantsVerb ? complaintAbout(app, unknownWord(m_app, app)) : plainWords(oneLine(error.what()));
        return Farewell{{}, complaint + ". See " + nameOf(app) + " --help.", formatIn(argc, argv)};
    }
    for (auto &[app, command] : m_commands) {
        if (app->parsed() && app->get_subcommands().empty())
            return Chosen{std::move(command), m_options};
    }
    return Farewell{{}, "no command was named. See liteboxctl --help."};
}

} // namespace liteboxd::ctl
