// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/tiny_shell.h"

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
constexpr int notFound = 127;
constexpr int interrupted = 130;

int numberOf(const std::vector<std::string> &words, int otherwise)
{
    int number = otherwise;
    if (words.size() > 1)
        std::from_chars(words[1].data(), words[1].data() + words[1].size(), number);
    return number;
}

/// An entry of a folder as `ls -l` writes it (POSIX.1-2017, ls, "STDOUT"); folders end with "/" in `entry`.
std::string longEntry(const ContainerFiles &files, const std::string &folder, std::string entry)
{
    const bool isFolder = entry.ends_with('/');
    if (isFolder)
        entry.pop_back();
    const auto content = files.read(folder + '/' + entry);
    return (isFolder ? "drwxr-xr-x" : "-rw-r--r--") + std::string("    1 0        0        ") +
           std::to_string(content ? content->size() : 0) + " Jan  1 00:00 " + entry;
}

} // namespace

bool TinyShell::knows(const std::string &program)
{
    const std::string name = program.substr(program.rfind('/') + 1);
    return std::find(programs.begin(), programs.end(), name) != programs.end();
}

TinyShell::TinyShell(std::vector<std::string> command, Surroundings surroundings)
    : m_surroundings(std::move(surroundings))
{
    if (command.front().substr(command.front().rfind('/') + 1) != "sh")
        m_first = std::move(command);
    else if (command.size() > 2 && command[1] == "-c")
        begin(command[2]);
    else
        m_readsInput = true;
}

void TinyShell::begin(const std::string &script)
{
    const auto statements = cut(script, ";\n\r");
    m_statements.insert(m_statements.end(), statements.begin(), statements.end());
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

/// The line discipline of a terminal, as far as anybody notices.
void TinyShell::type(char c)
{
    constexpr char endOfText = 3;
    constexpr char endOfInput = 4;
    constexpr char erase = 127;
    if (c == endOfText) {
        interrupt();
    } else if (c == endOfInput && m_line.empty()) {
        m_inputEnded = true;
    } else if (c == erase || c == '\b') {
        if (!m_line.empty()) {
            m_line.pop_back();
            m_output += "\b \b";
        }
    } else if (c == '\r' || c == '\n') {
        m_output += "\r\n";
        m_input += std::exchange(m_line, {}) + '\n';
    } else {
        m_line += c;
        m_output += c;
    }
}

void TinyShell::interrupt()
{
    m_output += "^C\r\n";
    m_line.clear();
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
    std::vector<std::string> words = cut(statement, " \t");
    for (std::string &word : words)
        word = unquoted(word);
    std::string output = std::exchange(m_output, {});
    bool toErrors = false;
    bool appends = false;
    std::string file;
    for (std::size_t i = 0; i < words.size();) {
        if (!words[i].starts_with(">") && words[i] != "1>&2") {
            ++i;
            continue;
        }
        toErrors = toErrors || words[i] == ">&2" || words[i] == "1>&2";
        appends = words[i].starts_with(">>");
        std::string to = toErrors ? "" : words[i].substr(appends ? 2 : 1);
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        if (!toErrors && to.empty() && i < words.size()) { // "> file"
            to = words[i];
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        }
        file = to.empty() ? file : to;
    }
    const bool toLog = file == "/proc/1/fd/1";
    if (!words.empty())
        execute(std::move(words), now);
    std::string made = std::exchange(m_output, std::move(output));
    if (toLog && m_surroundings.log)
        m_surroundings.log(made.substr(0, made.find_last_not_of("\r\n") + 1));
    else if (!toLog && !file.empty() && file != "/dev/null" && m_surroundings.files != nullptr)
        static_cast<void>(appends ? m_surroundings.files->append(file, made) : m_surroundings.files->write(file, made));
    else if (!toLog && file.empty())
        (toErrors && !m_surroundings.hasTerminal ? m_errors : m_output) += made;
}

void TinyShell::execute(std::vector<std::string> words, Time now)
{
    const std::string name = words.front().substr(words.front().rfind('/') + 1);
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
        write(m_output, "HOSTNAME=" + m_surroundings.hostname + "\nCONTAINER=" + m_surroundings.container +
                            "\nPATH=/bin\nLITEBOXD_DEMO=true\n");
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
    for (const std::string &entry : m_surroundings.files->list(folder)) {
        if (isLong)
            write(m_output, longEntry(*m_surroundings.files, folder, entry) + '\n');
        else
            write(m_output, entry + '\n');
    }
}

void TinyShell::test(const std::vector<std::string> &words)
{
    const std::string kind = words.size() == 3 ? words[1] : "";
    const bool isFile = m_surroundings.files != nullptr && kind.size() == 2 && m_surroundings.files->read(words[2]);
    const bool isFolder =
        m_surroundings.files != nullptr && kind.size() == 2 && m_surroundings.files->isFolder(words[2]);
    const bool holds = kind == "-e" ? isFile || isFolder : kind == "-f" ? isFile : kind == "-d" && isFolder;
    m_status = holds ? 0 : 1;
}

/// tar -xf - [-C FOLDER] and tar -cf - [-C FOLDER] NAME, in any of their spellings.
void TinyShell::tar(const std::vector<std::string> &words)
{
    std::string folder = "/workspace";
    std::string name;
    std::string flags;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "-C" && i + 1 < words.size())
            folder = words[++i];
        else if (words[i].starts_with('-') && words[i] != "-" && !words[i].starts_with("--"))
            flags += words[i].substr(1);
        else if (words[i] != "-" && !words[i].starts_with("--"))
            name = words[i];
    }
    if (m_surroundings.files == nullptr || !m_surroundings.files->isFolder(folder))
        return complain("tar: " + folder + ": Cannot open: No such file or directory");
    if (flags.find('x') != std::string::npos) {
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
    write(m_surroundings.hasTerminal ? m_output : m_errors, text + '\n');
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
