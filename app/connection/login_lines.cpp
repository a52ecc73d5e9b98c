// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_lines.h"

#include "app/connection/tr.h"
#include "app/shell/words/visible_text.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

using Kind = LoginLine::Kind;

/// As one would type it, so that an empty argument, and blanks at an end, are seen.
QString quoted(const QString &text)
{
    static const QString plain = u"_-+=:,./@%"_s;
    const bool isPlain =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || plain.contains(c); });
    return isPlain && !text.isEmpty() ? text : u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

LoginLine foreign(const QString &text)
{
    return {Kind::Foreign, shell::visibleText(text)};
}

} // namespace

bool isDangerousVariable(const QString &name)
{
    static constexpr auto s_names = std::to_array<QLatin1StringView>(
        {"PATH"_L1, "HOME"_L1, "XDG_CONFIG_HOME"_L1, "GCONV_PATH"_L1, "GLIBC_TUNABLES"_L1,
         // what shells run
         "BASH_ENV"_L1, "ENV"_L1, "IFS"_L1, "SHELLOPTS"_L1, "BASHOPTS"_L1, "PS4"_L1, "PROMPT_COMMAND"_L1, "ZDOTDIR"_L1,
         // what interpreters load
         "NODE_OPTIONS"_L1, "NODE_PATH"_L1, "PERLLIB"_L1, "JAVA_TOOL_OPTIONS"_L1, "JDK_JAVA_OPTIONS"_L1,
         "_JAVA_OPTIONS"_L1, "CLASSPATH"_L1, "DOTNET_STARTUP_HOOKS"_L1,
         // programs that others start
         "BROWSER"_L1, "EDITOR"_L1, "VISUAL"_L1, "PAGER"_L1, "SHELL"_L1, "SSH_ASKPASS"_L1, "LESSOPEN"_L1,
         // settings of the clouds' tools that name a program, or code of their own
         "AWS_CONFIG_FILE"_L1, "AWS_SHARED_CREDENTIALS_FILE"_L1, "CLOUDSDK_CONFIG"_L1, "CLOUDSDK_PYTHON"_L1,
         "AZURE_CONFIG_DIR"_L1, "AZURE_EXTENSION_DIR"_L1});
    static constexpr auto s_beginnings =
        std::to_array<QLatin1StringView>({"LD_"_L1, "DYLD_"_L1, "BASH_FUNC_"_L1, "PYTHON"_L1, "PERL5"_L1, "RUBY"_L1,
                                          "LUA_"_L1, "GIT_"_L1, "OPENSSL_"_L1, "CORECLR_"_L1});
    return std::any_of(s_names.begin(), s_names.end(), [&](QLatin1StringView known) { return name == known; }) ||
           std::any_of(s_beginnings.begin(), s_beginnings.end(),
                       [&](QLatin1StringView beginning) { return name.startsWith(beginning); });
}

std::vector<LoginLine> linesOf(const LoginQuestion &question)
{
    std::vector<LoginLine> lines;
    const auto add = [&lines](const QString &label, const QString &text) {
        lines.push_back({Kind::Label, label});
        lines.push_back(foreign(text));
    };
    if (!question.program.isEmpty())
        add(Tr::tr("Program"), quoted(question.program));
    if (!question.arguments.isEmpty())
        lines.push_back({Kind::Label, Tr::tr("Arguments, one a line")});
    for (const QString &argument : question.arguments)
        lines.push_back(foreign(quoted(argument)));
    if (!question.environment.empty())
        lines.push_back({Kind::Label, Tr::tr("Environment variables, one a line")});
    for (const auto &[name, value] : question.environment) {
        lines.push_back(foreign(name + u'=' + quoted(value)));
        if (isDangerousVariable(name))
            lines.push_back({Kind::Warning, Tr::tr("This variable can make the program run something else.")});
    }
    if (!question.tokenFile.isEmpty())
        add(Tr::tr("File whose contents are sent"), quoted(question.tokenFile));
    QStringList files = question.files;
    files.removeAll(question.tokenFile);
    if (!files.isEmpty())
        lines.push_back({Kind::Label, Tr::tr("Files that are read, one a line")});
    for (const QString &file : files)
        lines.push_back(foreign(quoted(file)));
    add(Tr::tr("Server that gets the answer"), question.server);
    if (!question.isVerified)
        lines.push_back({Kind::Warning, Tr::tr("The server is not verified: anybody on the way can take its place.")});
    if (!question.proxy.isEmpty())
        add(Tr::tr("Through the proxy"), question.proxy);
    if (!question.actsAs.isEmpty())
        add(Tr::tr("In the name of"), question.actsAs);
    add(Tr::tr("Context"), question.context);
    return lines;
}

} // namespace liteboxd::connection
