// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/tiny_shell.h"

#include "app/demo/node/shell_redirection.h"
#include "app/demo/node/shell_words.h"
#include "app/demo/node/tar_archive.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace liteboxd::demo {

namespace {

constexpr std::array programs{"cat", "cilium-dbg", "echo", "env", "false", "hostname", "hubble", "ls",   "mkdir",
                              "nc",  "pwd",        "rm",   "sh",  "sleep", "stty",     "tar",    "test", "true"};
constexpr std::string_view andThen = "&&"; // before a statement: only if the last one was well
constexpr int notFound = 127;
constexpr int interrupted = 130;

std::string nameOf(const std::string &program)
{
    return program.substr(program.rfind('/') + 1);
}

int numberOf(const std::vector<std::string> &words, int otherwise)
{
    int number = otherwise;
    if (words.size() > 1)
        std::from_chars(words[1].data(), words[1].data() + words[1].size(), number);
    return number;
}

} // namespace

bool TinyShell::knows(const std::string &program)
{
    return std::find(programs.begin(), programs.end(), nameOf(program)) != programs.end();
}

TinyShell::TinyShell(std::vector<std::string> command, Surroundings surroundings)
    : m_surroundings(std::move(surroundings))
    , m_variables({{"HOSTNAME", m_surroundings.hostname},
                   {"CONTAINER", m_surroundings.container},
                   {"PATH", "/bin"},
                   {"LITEBOXD_DEMO", "true"}})
{
    if (m_surroundings.hasTerminal)
        m_variables.exportOne("TERM=xterm"); // as container runtimes say
    become(std::move(command));
}

/// Starts anew as this command.
void TinyShell::become(std::vector<std::string> command)
{
    m_statements.clear();
    m_readsInput = false;
    if (nameOf(command.front()) != "sh")
        m_first = std::move(command);
    else if (command.size() > 2 && command[1] == "-c")
        begin(command[2]);
    else
        m_readsInput = true;
}

void TinyShell::begin(const std::string &script)
{
    for (const std::string &statement : cut(script, ";\n\r")) {
        bool isFirst = true;
        for (const std::string &command : andList(statement))
            m_statements.push_back((std::exchange(isFirst, false) ? std::string() : std::string(andThen)) + command);
    }
}

void TinyShell::feed(std::string_view input)
{
    if (!m_surroundings.hasTerminal) {
        m_input += input;
        return;
    }
    for (const char c : input)
        type(c);
}

void TinyShell::type(char c)
{
    const auto typed = m_line.type(c);
    m_output += typed.echo;
    m_input += typed.line;
    m_inputEnded = m_inputEnded || typed.endsInput;
    if (typed.interrupts)
        interrupt();
}

void TinyShell::interrupt()
{
    m_sleepUntil.reset();
    m_netcat.reset();
    m_program = nullptr;
    m_inCat = false;
    m_statements.clear();
    m_prompted = false;
    m_status = interrupted;
}

void TinyShell::resize(int columns, int rows)
{
    m_columns = columns;
    m_rows = rows;
}

void TinyShell::run(Time now)
{
    advance(now);
    if (m_surroundings.hasTerminal)
        m_output += std::exchange(m_errors, {});
}

void TinyShell::advance(Time now)
{
    while (!m_exitCode) {
        if (m_sleepUntil && now < *m_sleepUntil)
            return;
        m_sleepUntil.reset();
        if (m_unpacksTo) {
            if (!m_inputEnded)
                return;
            unpack();
        } else if (m_netcat) {
            if (!runNetcat(now))
                return;
        } else if (m_program) {
            if (!runProgram())
                return;
        } else if (m_inCat) {
            runCat();
            if (m_inCat)
                return;
        } else if (!m_first.empty()) {
            execute(std::exchange(m_first, {}), now);
        } else if (!m_statements.empty()) {
            const std::string statement = std::move(m_statements.front());
            m_statements.pop_front();
            execute(statement, now);
        } else if (!m_readsInput || (m_inputEnded && m_input.empty())) {
            m_exitCode = m_status;
        } else if (!nextLine()) {
            return;
        }
    }
}

bool TinyShell::nextLine()
{
    if (m_surroundings.hasTerminal && !std::exchange(m_prompted, true))
        m_output += "$ ";
    auto end = m_input.find('\n');
    if (end == std::string::npos && !m_inputEnded)
        return false;
    end = std::min(end, m_input.size());
    begin(m_input.substr(0, end));
    m_input.erase(0, end + 1);
    m_prompted = false;
    return true;
}

/// Whether it has ended.
bool TinyShell::runNetcat(Time now)
{
    m_netcat->run(now, m_input, m_inputEnded);
    m_output += m_netcat->takeOutput();
    write(m_surroundings.hasTerminal ? m_output : m_errors, m_netcat->takeErrors());
    if (!m_netcat->exitCode())
        return false;
    m_status = *m_netcat->exitCode();
    m_netcat.reset();
    return true;
}

/// Whether it has ended.
bool TinyShell::runProgram()
{
    const Progress made = m_program();
    write(m_output, made.output);
    write(m_surroundings.hasTerminal ? m_output : m_errors, made.errors);
    m_status = made.exitCode.value_or(0);
    if (made.exitCode)
        m_program = nullptr;
    return made.exitCode.has_value();
}

void TinyShell::runCat()
{
    write(m_output, std::exchange(m_input, {}));
    if (m_inputEnded)
        m_inCat = false;
}

void TinyShell::execute(std::string_view statement, Time now)
{
    if (statement.starts_with(andThen)) {
        if (m_status != 0)
            return;
        statement.remove_prefix(andThen.size());
    }
    std::vector<std::string> words = cut(statement, " \t");
    const auto command = std::find_if_not(words.begin(), words.end(), ShellVariables::isAssignment);
    const std::vector<std::string> assignments(words.begin(), command);
    words.erase(words.begin(), command);
    for (std::string &word : words)
        word = m_variables.expanded(word);
    const auto to = ShellRedirection::takenFrom(words);
    std::string output = std::exchange(m_output, {});
    std::string errors = std::exchange(m_errors, {});
    if (words.empty()) {
        m_status = 0;
        for (const std::string &assignment : assignments)
            m_variables.assign(m_variables.expanded(assignment));
    } else if (assignments.empty()) {
        execute(std::move(words), now);
    } else {
        const ShellVariables before = m_variables;
        for (const std::string &assignment : assignments)
            m_variables.exportOne(m_variables.expanded(assignment));
        execute(std::move(words), now);
        m_variables = before; // those were for this command
    }
    std::string made = std::exchange(m_output, std::move(output));
    std::string complaints = std::exchange(m_errors, std::move(errors));
    if (to.errors == ShellRedirection::Errors::WithFile)
        made += complaints;
    else if (to.errors == ShellRedirection::Errors::ToOutput)
        m_output += complaints;
    else if (to.errors == ShellRedirection::Errors::Kept)
        (m_surroundings.hasTerminal ? m_output : m_errors) += complaints;
    if (to.file == "/proc/1/fd/1" && m_surroundings.log)
        m_surroundings.log(made.substr(0, made.find_last_not_of("\r\n") + 1));
    else if (!to.file.empty() && to.file != "/dev/null" && m_surroundings.files != nullptr)
        static_cast<void>(to.appends ? m_surroundings.files->append(to.file, made)
                                     : m_surroundings.files->write(to.file, made));
    else if (to.file.empty())
        (to.toErrors && !m_surroundings.hasTerminal ? m_errors : m_output) += made;
}

void TinyShell::execute(std::vector<std::string> words, Time now)
{
    const std::string name = nameOf(words.front());
    const int before = std::exchange(m_status, 0);
    if (name == "echo") {
        std::string line;
        for (std::size_t i = 1; i < words.size(); ++i)
            line += (i > 1 ? " " : "") + words[i];
        write(m_output, line + '\n');
    } else if (name == "cat") {
        cat(words);
    } else if (name == "ls") {
        list(words);
    } else if (name == "nc") {
        m_netcat.emplace(words, m_surroundings.dialer, now);
    } else if (name == "test") {
        test(words);
    } else if (name == "tar") {
        tar(words);
    } else if (name == "mkdir" || name == "rm") {
        for (std::size_t i = 1; i < words.size() && m_surroundings.files != nullptr; ++i) {
            if (name == "mkdir" && !words[i].starts_with('-'))
                m_surroundings.files->addFolder(words[i]);
            else if (name == "rm" && !words[i].starts_with('-') && !m_surroundings.files->remove(words[i]))
                complain("rm: " + words[i] + ": No such file or directory");
        }
    } else if (name == "cilium-dbg" && m_surroundings.endpoints) {
        write(m_output, m_surroundings.endpoints());
    } else if (name == "hubble" && m_surroundings.hubble) {
        m_program = m_surroundings.hubble(words);
    } else if (name == "env") {
        write(m_output, m_variables.environment());
    } else if (name == "export") {
        for (std::size_t i = 1; i < words.size(); ++i)
            m_variables.exportOne(words[i]);
    } else if (name == "command" && words.size() > 2 && words[1] == "-v") {
        if (knows(words[2]))
            write(m_output, "/bin/" + nameOf(words[2]) + '\n');
        else
            m_status = notFound;
    } else if (name == "exec" && words.size() > 1) {
        words.erase(words.begin());
        if (knows(words.front()))
            return become(std::move(words));
        complain("sh: exec: " + words.front() + ": not found");
        m_exitCode = m_status = notFound;
    } else if (name == "hostname") {
        write(m_output, m_surroundings.hostname + '\n');
    } else if (name == "pwd") {
        write(m_output, "/workspace\n");
    } else if (name == "sleep") {
        m_sleepUntil = now + std::chrono::seconds(std::clamp(numberOf(words, 0), 0, 86400));
    } else if (name == "stty") {
        write(m_output, std::to_string(m_rows) + ' ' + std::to_string(m_columns) + '\n');
    } else if (name == "exit") {
        m_exitCode = numberOf(words, before) & 0xff;
    } else if (name == "false") {
        m_status = 1;
    } else if (name == "sh" && words.size() > 2 && words[1] == "-c") {
        begin(words[2]);
    } else if (name != "true" && name != "sh") {
        complain("sh: " + words.front() + ": not found");
        m_status = notFound;
    }
}

void TinyShell::cat(const std::vector<std::string> &words)
{
    m_inCat = words.size() == 1;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto content = m_surroundings.files == nullptr ? std::nullopt : m_surroundings.files->read(words[i]);
        if (content)
            write(m_output, *content);
        else
            complain("cat: " + words[i] + ": No such file or directory");
    }
}

void TinyShell::list(const std::vector<std::string> &words)
{
    const std::string folder = words.size() > 1 && !words.back().starts_with('-') ? words.back() : ".";
    if (m_surroundings.files == nullptr || !m_surroundings.files->isFolder(folder))
        return complain("ls: " + folder + ": No such file or directory");
    bool isLong = false;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        isLong = isLong || (words[i].starts_with('-') && words[i].find('l') != std::string::npos);
    for (const std::string &entry : m_surroundings.files->list(folder))
        write(m_output, (isLong ? longEntry(*m_surroundings.files, folder, entry) : entry) + '\n');
}

void TinyShell::test(const std::vector<std::string> &words)
{
    const std::string kind = words.size() == 3 ? words[1] : "";
    const bool isAsked = m_surroundings.files != nullptr && kind.size() == 2;
    const bool isFile = isAsked && m_surroundings.files->read(words[2]);
    const bool isFolder = isAsked && m_surroundings.files->isFolder(words[2]);
    const bool holds = kind == "-e" ? isFile || isFolder : kind == "-f" ? isFile : kind == "-d" && isFolder;
    m_status = holds ? 0 : 1;
}

void TinyShell::tar(const std::vector<std::string> &words)
{
    const auto [folder, name, unpacks] = TarRequest::read(words);
    if (m_surroundings.files == nullptr || !m_surroundings.files->isFolder(folder))
        return complain("tar: " + folder + ": Cannot open: No such file or directory");
    if (unpacks) {
        m_unpacksTo = folder;
        return;
    }
    const auto packed = packTar(*m_surroundings.files, folder, name);
    if (!packed)
        return complain("tar: " + name + ": Cannot stat: No such file or directory");
    m_output += *packed;
}

void TinyShell::unpack()
{
    const auto fault = unpackTar(*m_surroundings.files, std::exchange(m_input, {}), *m_unpacksTo);
    m_unpacksTo.reset();
    if (fault)
        complain("tar: " + *fault);
}

void TinyShell::complain(const std::string &text)
{
    write(m_errors, text + '\n');
    m_status = 1;
}

void TinyShell::write(std::string &to, std::string_view text) const
{
    for (const char c : text) {
        if (c == '\n' && m_surroundings.hasTerminal)
            to += '\r';
        to += c;
    }
}

std::string TinyShell::takeOutput()
{
    return std::exchange(m_output, {});
}

std::string TinyShell::takeErrors()
{
    return std::exchange(m_errors, {});
}

} // namespace liteboxd::demo
