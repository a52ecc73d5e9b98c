// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/probe_tool.h"

#include <charconv>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *pythonConnect = "import socket,sys\n"
                                      "socket.create_connection((sys.argv[1],int(sys.argv[2])),3)";
constexpr const char *pythonDatagram = "import socket,sys\n"
                                       "a=socket.getaddrinfo(sys.argv[1],int(sys.argv[2]),0,socket.SOCK_DGRAM)[0]\n"
                                       "s=socket.socket(a[0],a[1])\n"
                                       "s.settimeout(3)\n"
                                       "s.sendto(sys.stdin.buffer.read(),a[4])\n"
                                       "sys.stdout.buffer.write(s.recv(4096))";
constexpr const char *pythonStream = "import os,socket,sys,threading\n"
                                     "s=socket.create_connection((sys.argv[1],int(sys.argv[2])),3)\n"
                                     "s.settimeout(None)\n"
                                     "def back():\n"
                                     "  while True:\n"
                                     "    b=s.recv(4096)\n"
                                     "    if not b: os._exit(0)\n"
                                     "    os.write(1,b)\n"
                                     "threading.Thread(target=back,daemon=True).start()\n"
                                     "while True:\n"
                                     "  b=os.read(0,4096)\n"
                                     "  if not b: break\n"
                                     "  s.sendall(b)";
constexpr const char *bashStream = "exec 3<>/dev/tcp/$0/$1; cat <&3 & cat >&3";
constexpr const char *bashConnect = "exec 3<>/dev/tcp/$0/$1";
constexpr const char *bashDatagram = "exec 3<>/dev/udp/$0/$1; cat >&3; timeout 3 head -c 4096 <&3";

} // namespace

const std::vector<ProbeTool> &probeTools()
{
    static const std::vector<ProbeTool> all{ProbeTool::NcExec, ProbeTool::NcZero, ProbeTool::Bash, ProbeTool::Python};
    return all;
}

QString nameOf(ProbeTool tool)
{
    switch (tool) {
    case ProbeTool::NcExec:
        return u"nc -e"_s;
    case ProbeTool::NcZero:
        return u"nc -z"_s;
    case ProbeTool::Bash:
        return u"bash"_s;
    case ProbeTool::Python:
        break;
    }
    return u"python3"_s;
}

QString ProbePlace::text() const
{
    const QString name = QString::fromStdString(host);
    return (name.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(name, QString::number(port));
}

base::Result<ProbePlace> ProbePlace::parse(const std::string &text)
{
    const auto colon = text.rfind(':');
    ProbePlace place;
    if (colon != std::string::npos && colon > 0 && text.front() != '-') {
        place.host = text.substr(0, colon);
        if (place.host.size() > 2 && place.host.front() == '[' && place.host.back() == ']')
            place.host = place.host.substr(1, place.host.size() - 2);
        const char *const end = text.data() + text.size();
        const auto digits = std::from_chars(text.data() + colon + 1, end, place.port);
        const bool isClean = place.host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                                          ".:-") == std::string::npos;
        if (digits.ec == std::errc() && digits.ptr == end && place.port != 0 && isClean)
            return place;
    }
    return base::fail(base::ErrorCode::InvalidArgument, "a place is HOST:PORT", text);
}

std::vector<std::string> connectCommand(ProbeTool tool, const ProbePlace &place)
{
    const std::string port = std::to_string(place.port);
    switch (tool) {
    case ProbeTool::NcExec: // of busybox, which has no -z everywhere
        return {"nc", "-w", "3", place.host, port, "-e", "true"};
    case ProbeTool::NcZero:
        return {"nc", "-v", "-z", "-w", "3", place.host, port};
    case ProbeTool::Bash:
        return {"timeout", "4", "bash", "-c", bashConnect, place.host, port};
    case ProbeTool::Python:
        break;
    }
    return {"python3", "-c", pythonConnect, place.host, port};
}

DnsWay dnsWayOf(ProbeTool tool)
{
    return tool == ProbeTool::NcExec || tool == ProbeTool::NcZero ? DnsWay::Tcp : DnsWay::Udp;
}

std::vector<std::string> dnsCommand(ProbeTool tool, const ProbePlace &place)
{
    const std::string port = std::to_string(place.port);
    switch (tool) {
    case ProbeTool::NcExec:
    case ProbeTool::NcZero:
        return {"nc", "-w", "3", place.host, port};
    case ProbeTool::Bash:
        return {"bash", "-c", bashDatagram, place.host, port};
    case ProbeTool::Python:
        break;
    }
    return {"python3", "-c", pythonDatagram, place.host, port};
}

std::vector<std::string> streamCommand(ProbeTool tool, const ProbePlace &place)
{
    const std::string port = std::to_string(place.port);
    switch (tool) {
    case ProbeTool::NcExec:
    case ProbeTool::NcZero:
        return {"nc", place.host, port};
    case ProbeTool::Bash:
        return {"bash", "-c", bashStream, place.host, port};
    case ProbeTool::Python:
        break;
    }
    return {"python3", "-c", pythonStream, place.host, port};
}

QString nameOf(Reach reach)
{
    switch (reach) {
    case Reach::Open:
        return u"open"_s;
    case Reach::Refused:
        return u"refused"_s;
    case Reach::Silent:
        return u"nothing answered"_s;
    case Reach::Unclear:
        break;
    }
    return u"unclear"_s;
}

Reach reachOf(const base::Result<sandbox::CommandResult> &result)
{
    // That a command did not end may be the cluster's slowness: every tool has a limit of its own.
    if (!result)
        return Reach::Unclear;
    if (result->exitCode == 0)
        return Reach::Open;
    constexpr int endedByTimeout = 124;
    if (result->exitCode == endedByTimeout)
        return Reach::Silent;
    const QByteArray said = (result->errorOutput + result->output).toLower();
    if (said.contains("refused"))
        return Reach::Refused;
    constexpr int notExecutable = 126;
    constexpr int notFound = 127;
    if (result->exitCode == notExecutable || result->exitCode == notFound || said.contains("not found") ||
        said.contains("usage") || said.contains("invalid option"))
        return Reach::Unclear;
    // busybox and others end with 1, with or without a word, when the time is up.
    return said.isEmpty() || said.contains("timed out") || said.contains("timeout") ? Reach::Silent : Reach::Unclear;
}

} // namespace liteboxd::verify
