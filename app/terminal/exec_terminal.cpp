// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/exec_terminal.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/sentences.h"
#include "app/shell/words/visible_text.h"
#include "app/terminal/terminal_view.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::terminal {

namespace {

/// What was typed or pasted and not yet taken: more is somebody's mistake.
constexpr qsizetype s_mostUnsent = 4 * 1024 * 1024;

/// POSIX shells: the command cannot be executed, or is not there.
constexpr int s_notExecutable = 126;
constexpr int s_notFound = 127;

} // namespace

ExecTerminal::ExecTerminal(kube::Transport &transport, kube::ExecCommand place,
                           std::vector<std::vector<std::string>> shells, QWidget *parent)
    : QFrame(parent)
    , m_transport(transport)
    , m_place(std::move(place))
    , m_shells(std::move(shells))
    , m_view(new TerminalView(this))
    , m_status(new shell::PlainLabel({}, this, shell::PlainLabel::Kind::Selectable))
    , m_again(new QPushButton(shell::icon(u"refresh"_s), tr("Start again"), this))
{
    setFocusProxy(m_view);
    m_status->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(shell::metrics::Small, 0, shell::metrics::Small, 0);
    row->addWidget(m_status, 1);
    row->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::metrics::Tiny);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    connect(m_view, &TerminalView::output, this, &ExecTerminal::send);
    connect(m_view, &TerminalView::resized, this, [this](int columns, int rows) {
        if (m_stream)
            m_stream->resize(columns, rows);
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        start();
        m_view->setFocus();
    });
}

ExecTerminal::~ExecTerminal() = default;

void ExecTerminal::start()
{
    m_unsent.clear();
    run(0);
}

void ExecTerminal::run(std::size_t shell)
{
    m_shell = shell;
    m_hasOutput = false;
    m_unanswered = 0;
    m_status->setText(tr("Connecting…"));
    m_status->show();
    m_again->hide();
    kube::ExecCommand command = m_place;
    command.command = m_shells.at(shell);
    command.input = kube::ExecInput::Stream;
    command.terminal = kube::ExecTerminal::Allocate;
    m_stream = std::make_unique<kube::ExecStream>(m_transport, command);
    connect(m_stream.get(), &kube::ExecStream::opened, this, [this] {
        m_status->setText({});
        m_status->hide();
        flush();
    });
    connect(m_stream.get(), &kube::ExecStream::output, this, [this](const QByteArray &bytes) {
        m_hasOutput = true;
        m_unsent.remove(0, std::exchange(m_unanswered, 0));
        m_view->write(bytes);
    });
    connect(m_stream.get(), &kube::ExecStream::writable, this, &ExecTerminal::flush);
    connect(m_stream.get(), &kube::ExecStream::finished, this, [this](int exitCode) {
        if ((exitCode == s_notFound || exitCode == s_notExecutable) && tryNext())
            return;
        end(tr("The shell ended with exit code %1.").arg(exitCode));
    });
    connect(m_stream.get(), &kube::ExecStream::failed, this, [this](const base::Error &error) {
        if ((error.code == base::ErrorCode::ServerFailed || error.code == base::ErrorCode::NotFound) && tryNext())
            return;
        end(shell::joined({shell::sentence(error, shell::Subject::Sandbox),
                           shell::visibleText(QString::fromStdString(error.message))}));
    });
    m_stream->resize(m_view->screen().columns(), m_view->screen().rows());
    m_stream->start();
}

/// A command that is not there has said so by now, and done nothing: what it was sent is for the next one.
bool ExecTerminal::tryNext()
{
    if (m_hasOutput || m_shell + 1 >= m_shells.size())
        return false;
    m_stream.release()->deleteLater();
    run(m_shell + 1);
    return true;
}

void ExecTerminal::send(const QByteArray &bytes)
{
    if (!m_stream || m_unsent.size() + bytes.size() > s_mostUnsent)
        return;
    m_unsent += bytes;
    flush();
}

void ExecTerminal::flush()
{
    if (!m_stream)
        return;
    m_unanswered += m_stream->write(QByteArrayView(m_unsent).sliced(m_unanswered));
    if (m_hasOutput)
        m_unsent.remove(0, std::exchange(m_unanswered, 0));
}

void ExecTerminal::end(const QString &text)
{
    m_stream.release()->deleteLater(); // it is in the middle of telling so
    m_status->setText(text);
    m_status->show();
    m_again->show();
}

QString ExecTerminal::status() const
{
    return m_status->text();
}

} // namespace liteboxd::terminal
