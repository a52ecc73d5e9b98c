// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/exec_session.h"

#include "core/base/redaction.h"
#include "core/kube/api_client.h"

#include <QJsonDocument>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostInput = 4 << 20; ///< that the command does not read

QJsonObject errorMessage(const char *code, const std::string &sentence)
{
    return {{u"type"_s, u"error"_s},
            {u"code"_s, QLatin1StringView(code)},
            {u"message"_s, QString::fromStdString(base::redact(sentence))}};
}

} // namespace

ExecSession::ExecSession(kube::ApiClient &api, const kube::ExecCommand &command, QObject *parent)
    : QObject(parent)
    , m_link(std::make_shared<ReceiverLink>(this))
    , m_stream(api.transport(), command)
{
    connect(&m_stream, &kube::ExecStream::output, this,
            [this](const QByteArray &bytes) { tellOutput(u"output"_s, m_output.decode(bytes)); });
    connect(&m_stream, &kube::ExecStream::errorOutput, this,
            [this](const QByteArray &bytes) { tellOutput(u"error-output"_s, m_errorOutput.decode(bytes)); });
    connect(&m_stream, &kube::ExecStream::opened, this, &ExecSession::pour);
    connect(&m_stream, &kube::ExecStream::writable, this, &ExecSession::pour);
    connect(&m_stream, &kube::ExecStream::finished, this, [this](int exitCode) {
        end({{u"type"_s, u"exit"_s}, {u"exitCode"_s, exitCode}, {u"exit_code"_s, exitCode}}, base::CloseCode::Normal);
    });
    connect(&m_stream, &kube::ExecStream::failed, this, [this](const base::Error &error) {
        end(errorMessage(std::string(base::name(error.code)).c_str(), error.text()), base::CloseCode::InternalError);
    });
}

ExecSession::~ExecSession()
{
    m_link->cut();
    if (const auto feed = m_hasEnded ? nullptr : m_feed.lock())
        feed->close(base::CloseCode::GoingAway);
}

std::shared_ptr<SessionFeed> ExecSession::feed()
{
    auto feed = std::make_shared<SessionFeed>(
        SessionFeed::Session{m_link, [this](base::Opcode opcode, const std::string &message) { take(opcode, message); },
                             [this] { deleteLater(); }});
    m_feed = feed;
    return feed;
}

void ExecSession::start(int columns, int rows)
{
    if (columns > 0)
        m_stream.resize(columns, rows);
    m_stream.start();
}

void ExecSession::take(base::Opcode opcode, const std::string &message)
{
    const QByteArray bytes = QByteArray::fromStdString(message);
    if (opcode == base::Opcode::Binary)
        return write(bytes);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isObject())
        obey(document.object());
    else
        end(errorMessage("Malformed", "a message must be a JSON object"), base::CloseCode::PolicyViolation);
}

void ExecSession::obey(const QJsonObject &message)
{
    const QString type = message[u"type"_s].toString();
    constexpr int most = 10'000;
    const int columns = message[u"cols"_s].toInt();
    const int rows = message[u"rows"_s].toInt();
    if (type == u"input"_s) {
        write(message[u"data"_s].toString().toUtf8());
    } else if (type == u"resize"_s && columns > 0 && rows > 0 && columns <= most && rows <= most) {
        m_stream.resize(columns, rows);
    } else if (type == u"eof"_s) {
        m_endsInput = true;
        pour();
    } else {
        end(errorMessage("InvalidArgument", "a message is an input, a resize with cols and rows, or an eof"),
            base::CloseCode::PolicyViolation);
    }
}

void ExecSession::write(const QByteArray &bytes)
{
    if (m_input.size() + bytes.size() > mostInput)
        return end(errorMessage("Rejected", "the command does not read its input"), base::CloseCode::PolicyViolation);
    m_input += bytes;
    pour();
}

void ExecSession::pour()
{
    m_input.remove(0, m_stream.write(m_input));
    if (m_endsInput && m_input.isEmpty())
        m_stream.closeInput();
}

void ExecSession::tellOutput(const QString &type, const QString &data)
{
    if (!data.isEmpty())
        tell({{u"type"_s, type}, {u"data"_s, data}});
}

void ExecSession::tell(const QJsonObject &message)
{
    const auto feed = m_hasEnded ? nullptr : m_feed.lock();
    if (feed && !feed->send(QJsonDocument(message).toJson(QJsonDocument::Compact).toStdString())) {
        m_hasEnded = true; // output cannot be held back
        const QJsonObject why =
            errorMessage("Rejected", "4 MiB of output waited to be read: the command was left, and what it wrote after "
                                     "that is lost");
        feed->giveUp(QJsonDocument(why).toJson(QJsonDocument::Compact).toStdString(), base::CloseCode::PolicyViolation);
        deleteLater();
    }
}

void ExecSession::end(const QJsonObject &message, base::CloseCode code)
{
    tell(message);
    if (std::exchange(m_hasEnded, true))
        return;
    if (const auto feed = m_feed.lock())
        feed->close(code);
    deleteLater();
}

} // namespace liteboxd::management
