// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/ended/ended_details.h"

#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/property_list.h"
#include "core/kube/decode/api_time.h"
#include "core/models/time_text.h"
#include "core/models/tombstone_words.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;

namespace {

constexpr int s_minimumWidth = 300;

QPlainTextEdit *text(const QString &name)
{
    auto *made = new QPlainTextEdit;
    made->setReadOnly(true);
    made->setFont(codeFont());
    made->setLineWrapMode(QPlainTextEdit::NoWrap);
    made->setAccessibleName(name);
    return made;
}

PlainLabel *heading(const QString &text)
{
    auto *label = new PlainLabel(text);
    label->setFont(textFont(0, QFont::DemiBold));
    return label;
}

QString line(const QJsonObject &event)
{
    const QString at = event.value("lastAt"_L1).toString();
    const auto time = kube::timeFromText(at.toStdString());
    return (time ? models::timeText(*time) : at) + u"  "_s + event.value("reason"_L1).toString() + u"  "_s +
           event.value("message"_L1).toString();
}

} // namespace

EndedDetails::EndedDetails(QWidget *parent)
    : QFrame(parent)
    , m_id(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_why(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_facts(new PropertyList(this))
    , m_again(new QPushButton(icon(u"add"_s, ColorRole::Accent), tr("Create again like this…"), this))
    , m_events(text(tr("Last events")))
    , m_log(text(tr("Last log lines")))
{
    setMinimumWidth(s_minimumWidth);
    setAccessibleName(tr("Details"));
    m_id->setFont(textFont(4, QFont::DemiBold));
    m_why->setWordWrap(true);
    m_again->setToolTip(tr("With its template, version, image and internet access; variables are not kept."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Large, metrics::Medium, metrics::Large, metrics::Large);
    column->setSpacing(metrics::Small);
    column->addWidget(m_id);
    column->addWidget(m_why);
    column->addWidget(m_again);
    column->addWidget(m_facts);
    column->addWidget(heading(tr("Last events")));
    column->addWidget(m_events, 1);
    column->addWidget(heading(tr("Last log lines")));
    column->addWidget(m_log, 2);
    show(nullptr);
}

void EndedDetails::show(const store::Tombstone *tombstone)
{
    setEnabled(tombstone != nullptr);
    const store::Tombstone shown = tombstone ? *tombstone : store::Tombstone();
    m_id->setText(tombstone ? shown.sandboxId : tr("No sandbox selected"));
    m_why->setText(tombstone ? models::endingText(shown) : QString());
    m_again->setEnabled(!shown.templateName.isEmpty());
    const bool hasInternet = shown.network.value("allowInternetAccess"_L1).toBool();
    QStringList domains;
    for (const QJsonValue &domain : shown.network.value("allowedDomains"_L1).toArray())
        domains << domain.toString();
    const QString internet = !hasInternet ? tr("Off") : (domains.isEmpty() ? tr("On") : domains.join(u", "_s));
    m_facts->setRows({{tr("Reason"), shown.reason},
                      {tr("Message"), shown.message},
                      {tr("Ended"), tombstone ? models::timeText(shown.endedAt) : QString()},
                      {tr("Created"), shown.createdAt ? models::timeText(*shown.createdAt) : QString()},
                      {tr("Internet access"), tombstone ? internet : QString()},
                      {tr("Image"), shown.image},
                      {tr("Node"), shown.node},
                      {tr("Pod"), shown.podName}});
    QStringList events;
    for (const QJsonValue &event : shown.events)
        events << line(event.toObject());
    m_events->setPlaceholderText(tombstone ? tr("None were kept.") : QString());
    m_log->setPlaceholderText(m_events->placeholderText());
    m_events->setPlainText(events.join(u'\n'));
    m_log->setPlainText(shown.log.join(u'\n'));
}

QString EndedDetails::events() const
{
    return m_events->toPlainText();
}

QString EndedDetails::log() const
{
    return m_log->toPlainText();
}

} // namespace liteboxd::sandboxes
