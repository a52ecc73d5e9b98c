// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/exec_session.h"

#include "gateway/http/worker.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint8_t input = 0;
constexpr std::uint8_t output = 1;
constexpr std::uint8_t errors = 2;
constexpr std::uint8_t status = 3;
constexpr std::uint8_t size = 4;
constexpr std::uint8_t closed = 255;

constexpr int killed = 137; // 128 + SIGKILL
constexpr std::size_t mostInMessage = 32 * 1024;
constexpr std::uint64_t longestFrame = 1 << 20;
constexpr std::chrono::milliseconds look{300}; // for the pod's end
constexpr std::chrono::milliseconds lookup{
    50};                                  // a container runtime needs about this to find that there is no such program
constexpr std::chrono::hours endless{24}; // a client may rest for long

std::string exitStatus(int code)
{
    if (code == 0)
        return R"({"metadata":{},"status":"Success"})";
    const std::string text = std::to_string(code);
    return R"({"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status )" +
           text + R"(","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":")" + text +
           R"("}]}})";
}

std::string notStarted(const std::string &why)
{
    const QString message = u"Internal error occurred: "_s + QString::fromStdString(why);
    return QJsonDocument(QJsonObject{{u"metadata"_s, QJsonObject()},
                                     {u"status"_s, u"Failure"_s},
                                     {u"reason"_s, u"InternalError"_s},
                                     {u"message"_s, message},
                                     {u"code"_s, 500}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

} // namespace

ExecSession::ExecSession(http::Connection &client, Command command, std::string hostname)
    : m_client(client)
    , m_command(std::move(command))
    , m_hostname(std::move(hostname))
{}

io::Task<void> ExecSession::run(Surroundings around)
{
    if (!m_command.obstacle.empty()) {
        co_await end(notStarted(m_command.obstacle));
        co_return;
    }
    if (!TinyShell::knows(m_command.words.front())) {
        for (const io::Deadline told = io::Clock::now() + lookup; io::Clock::now() < told;) {
            const Next more = co_await receiveMore(told); // for a program that never reads it
            if (more == Next::Ends)
                co_return;
        }
        co_await end(notStarted("error executing command in container: exec: \"" + m_command.words.front() +
                                "\": executable file not found in $PATH"));
        co_return;
    }
    TinyShell shell(m_command.words,
                    {m_hostname, m_command.container, m_command.hasTerminal, std::move(around.log), around.files.get(),
                     std::move(around.dialer), std::move(around.endpoints), std::move(around.hubble)});
    if (!m_command.hasInput)
        shell.endInput();
    const Next early = co_await takeFrames(shell); // what came with the handshake
    if (early == Next::Ends)
        co_return;
    for (;;) {
        shell.run(io::Clock::now());
        const bool sent = co_await flush(shell);
        if (!sent)
            co_return;
        if (shell.exitCode() || !around.lives()) {
            co_await end(exitStatus(shell.exitCode().value_or(killed)));
            co_return;
        }
        const io::Deadline soon = io::Clock::now() + look;
        const Next more = co_await receiveMore(std::min(soon, shell.wakeAt().value_or(soon)));
        const Next next = more == Next::Ends ? more : co_await takeFrames(shell);
        if (next == Next::Ends)
            co_return;
    }
}

/// Waits until then for more of what the client sends.
io::Task<ExecSession::Next> ExecSession::receiveMore(io::Deadline until)
{
    io::Stream &stream = m_client.stream();
    const std::span<char> scratch = m_client.worker().scratch();
    const io::IoResult got = stream.recv(scratch);
    if (got.status == io::IoStatus::WouldBlock) {
        static_cast<void>(co_await stream.readable(until));
        co_return Next::Goes;
    }
    if (got.status != io::IoStatus::Ok)
        co_return Next::Ends;
    m_client.received().append({scratch.data(), got.bytes});
    co_return Next::Goes;
}

/// Takes the frames that have come whole.
io::Task<ExecSession::Next> ExecSession::takeFrames(TinyShell &shell)
{
    for (;;) {
        http::ByteQueue &received = m_client.received();
        const auto header = base::decodeFrameHeader(received.view());
        if (!header || (*header && (!(*header)->maskingKey || (*header)->payloadLength > longestFrame)))
            co_return Next::Ends;
        if (!*header || received.view().size() < (*header)->size + (*header)->payloadLength)
            co_return Next::Goes;
        const base::FrameHeader frame = **header;
        std::string payload(received.view().substr(frame.size, frame.payloadLength));
        received.consume(frame.size + payload.size());
        base::applyMask(payload, *frame.maskingKey);
        const Next next = co_await takeFrame(shell, frame, std::move(payload));
        if (next == Next::Ends)
            co_return next;
    }
}

io::Task<ExecSession::Next> ExecSession::takeFrame(TinyShell &shell, base::FrameHeader header, std::string payload)
{
    if (header.opcode == base::Opcode::Close)
        co_return Next::Ends;
    if (header.opcode == base::Opcode::Ping) {
        const std::string pong = base::encodeFrame(base::Opcode::Pong, payload);
        co_return co_await m_client.sendAll(pong, endless) ? Next::Goes : Next::Ends;
    }
    if (header.opcode == base::Opcode::Pong)
        co_return Next::Goes;
    m_message += payload;
    if (m_message.size() > longestFrame)
        co_return Next::Ends;
    if (header.final)
        takeMessage(shell, std::exchange(m_message, {}));
    co_return Next::Goes;
}

/// The first byte names the channel.
void ExecSession::takeMessage(TinyShell &shell, std::string_view message)
{
    if (message.empty())
        return;
    const auto channel = static_cast<std::uint8_t>(message.front());
    message.remove_prefix(1);
    if (channel == input) {
        shell.feed(message);
    } else if (channel == closed && message.starts_with('\0')) {
        shell.endInput();
    } else if (channel == size) {
        const QByteArray json(message.data(), static_cast<qsizetype>(message.size()));
        const QJsonObject cells = QJsonDocument::fromJson(json).object();
        shell.resize(cells.value("Width"_L1).toInt(), cells.value("Height"_L1).toInt());
    }
}

io::Task<bool> ExecSession::flush(TinyShell &shell)
{
    const std::string out = shell.takeOutput();
    const std::string err = shell.takeErrors();
    const bool sent = co_await send(output, out);
    co_return sent &&co_await send(errors, err);
}

io::Task<bool> ExecSession::send(std::uint8_t channel, std::string_view bytes)
{
    std::string messages;
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, mostInMessage);
        bytes.remove_prefix(piece.size());
        messages +=
            base::encodeFrame(base::Opcode::Binary, std::string(1, static_cast<char>(channel)) + std::string(piece));
    }
    co_return messages.empty() || co_await m_client.sendAll(messages, endless);
}

io::Task<void> ExecSession::end(std::string text)
{
    const std::string last = base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal));
    const bool told = co_await send(status, text);
    if (told && co_await m_client.sendAll(last, endless))
        m_client.stream().shutdownSend();
}

} // namespace liteboxd::demo
