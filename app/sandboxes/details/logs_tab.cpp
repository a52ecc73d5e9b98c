// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/logs_tab.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/sentences.h"
#include "core/kube/streams/container_choice.h"
#include "core/kube/wire/list_query.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using kube::LogQuery;

namespace {

constexpr std::int64_t s_tail = 2000;
constexpr std::chrono::milliseconds s_pause{50};

} // namespace

LogsTab::LogsTab(QWidget *parent)
    : SandboxTab(u"logs"_s, tr("Logs"), u"document"_s, parent)
    , m_container(new QComboBox(this))
    , m_follow(new QCheckBox(tr("Follow"), this))
    , m_previous(new QCheckBox(tr("Previous run"), this))
    , m_search(new QLineEdit(this))
    , m_only(new QCheckBox(tr("Only matching lines"), this))
    , m_text(new QPlainTextEdit(this))
    , m_missing(new PlainLabel({}, this))
    , m_status(new PlainLabel({}, this))
{
    layOut();
    m_soon.setSingleShot(true);
    m_soon.setInterval(s_pause);
    connect(&m_soon, &QTimer::timeout, this, &LogsTab::showPending);
    connect(m_container, &QComboBox::activated, this, &LogsTab::restart);
    connect(m_follow, &QCheckBox::toggled, this, &LogsTab::restart);
    connect(m_previous, &QCheckBox::toggled, this, &LogsTab::restart);
    connect(m_only, &QCheckBox::toggled, this, &LogsTab::showAll);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_missing->hide();
        if (m_only->isChecked())
            showAll();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &LogsTab::findNext);
}

void LogsTab::layOut()
{
    m_follow->setChecked(true);
    m_container->setAccessibleName(tr("Container"));
    m_container->hide();
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_text->setReadOnly(true);
    m_text->setFont(codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(static_cast<int>(LogLines::MostLines));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Log"));
    m_missing->setWordWrap(true);
    m_missing->hide();
    m_status->setWordWrap(true);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    setFocusProxy(m_text);

    auto *clear = new QToolButton(this);
    clear->setIcon(icon(u"clear"_s));
    clear->setAutoRaise(true);
    clear->setToolTip(tr("Clear what is shown"));
    clear->setAccessibleName(clear->toolTip());
    connect(clear, &QToolButton::clicked, this, [this] {
        m_lines.clear();
        showAll();
    });
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::Small);
    top->addWidget(m_container, 1);
    top->addWidget(m_follow);
    top->addWidget(m_previous);
    top->addStretch(1);
    top->addWidget(clear);
    auto *find = new QHBoxLayout;
    find->setSpacing(metrics::Small);
    find->addWidget(m_search, 1);
    find->addWidget(m_only);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    column->setSpacing(metrics::Small);
    column->addLayout(top);
    column->addLayout(find);
    column->addWidget(m_missing);
    column->addWidget(m_text, 1);
    column->addWidget(m_status);
}

void LogsTab::follow()
{
    const QString uid = session() && sandbox() ? sandbox()->uid : QString();
    if (uid != m_uid) {
        m_stream.reset();
        m_containers.cancel();
        m_container->clear();
        m_container->hide();
        m_lines.clear();
        showAll();
        m_uid.clear();
    }
    if (!isWanted()) {
        if (m_stream)
            m_stream->pause(); // nobody reads
        return;
    }
    if (m_stream)
        return m_stream->resume();
    if (m_uid == uid)
        return; // it has ended, and is shown
    m_uid = uid;
    readContainers();
    restart();
}

/// A choice only where there is one.
void LogsTab::readContainers()
{
    const kube::ListQuery query{{kube::resources::pods(), sandbox()->podNamespace.toStdString()},
                                {},
                                "metadata.name=" + sandbox()->podName.toStdString()};
    m_containers = session()->api().list(query, this, [this](const base::Result<kube::ObjectList> &pods) {
        if (!pods || pods->items.isEmpty())
            return;
        const QJsonObject pod = pods->items.first().toObject();
        const QJsonObject spec = pod.value("spec"_L1).toObject();
        for (const char *list : {"containers", "initContainers"}) {
            for (const QJsonValue &container : spec.value(QLatin1StringView(list)).toArray())
                m_container->addItem(container.toObject().value("name"_L1).toString());
        }
        m_container->setCurrentText(kube::usualContainer(pod)); // whose log is shown already
        m_container->setVisible(m_container->count() > 1);
    });
}

void LogsTab::restart()
{
    if (!session() || !sandbox() || m_uid.isEmpty())
        return;
    m_lines.clear();
    showAll();
    LogQuery query{.nameSpace = sandbox()->podNamespace.toStdString(), .pod = sandbox()->podName.toStdString()};
    if (m_container->count() > 1)
        query.container = m_container->currentText().toStdString();
    query.run = m_previous->isChecked() ? LogQuery::Run::Previous : LogQuery::Run::Current;
    query.follow = m_follow->isChecked() && !m_previous->isChecked() ? LogQuery::Follow::Yes : LogQuery::Follow::No;
    m_follow->setEnabled(!m_previous->isChecked());
    query.tailLines = s_tail;
    m_status->setText(tr("Reading the log…"));
    m_stream = std::make_unique<kube::FollowedLog>(session()->api().transport(), query);
    connect(m_stream.get(), &kube::FollowedLog::opened, this, [this, follows = query.follow == LogQuery::Follow::Yes] {
        m_status->setText(follows
                              ? tr("Followed; the last %1 lines are kept.").arg(QLocale().toString(LogLines::MostLines))
                              : QString());
    });
    connect(m_stream.get(), &kube::FollowedLog::linesReceived, this, &LogsTab::take);
    connect(m_stream.get(), &kube::FollowedLog::finished, this, [this] {
        m_status->setText(m_lines.all().empty() ? tr("The log is empty.") : tr("The log ends here."));
        m_stream.release()->deleteLater();
    });
    connect(m_stream.get(), &kube::FollowedLog::failed, this, [this](const base::Error &error) {
        m_status->setText(joined({sentence(error, Subject::Cluster), QString::fromStdString(error.message)}));
        m_stream.release()->deleteLater();
    });
    connect(m_stream.get(), &kube::FollowedLog::interrupted, this, [this](const base::Error &error) {
        m_status->setText(
            joined({sentence(error, Subject::Cluster), tr("It is tried again, and goes on where it was.")}));
    });
    m_stream->start();
}

void LogsTab::take(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines) {
        const QString shown = shownLine(line);
        m_lines.add(shown);
        if (passes(shown))
            m_pending << shown;
    }
    if (m_pending.size() > static_cast<qsizetype>(LogLines::MostLines))
        m_pending = m_pending.last(static_cast<qsizetype>(LogLines::MostLines));
    if (!m_pending.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

/// Whoever reads further up stays there.
void LogsTab::showPending()
{
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_text->appendPlainText(std::exchange(m_pending, {}).join(u'\n'));
    if (atEnd)
        bar->setValue(bar->maximum());
}

void LogsTab::showAll()
{
    m_pending.clear();
    m_soon.stop();
    m_text->setPlainText(m_lines.matching(m_only->isChecked() ? m_search->text() : QString()).join(u'\n'));
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

/// From the end upwards, and round: what one looks for in a log is usually late in it.
void LogsTab::findNext()
{
    if (m_text->find(m_search->text(), QTextDocument::FindBackward))
        return;
    const QTextCursor before = m_text->textCursor();
    m_text->moveCursor(QTextCursor::End);
    if (m_text->find(m_search->text(), QTextDocument::FindBackward))
        return;
    m_text->setTextCursor(before);
    if (!m_search->text().isEmpty())
        m_missing->setText(tr("“%1” is not in what is shown.").arg(m_search->text()));
    m_missing->setVisible(!m_search->text().isEmpty());
}

bool LogsTab::passes(const QString &line) const
{
    return !m_only->isChecked() || line.contains(m_search->text(), Qt::CaseInsensitive);
}

QStringList LogsTab::lines() const
{
    const QString text = m_text->toPlainText();
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

QString LogsTab::missing() const
{
    return m_missing->isHidden() ? QString() : m_missing->text();
}

QString LogsTab::status() const
{
    return m_status->text();
}

} // namespace liteboxd::sandboxes
