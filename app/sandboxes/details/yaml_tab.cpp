// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/yaml_tab.h"

#include "app/sandboxes/details/shown_pod.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/yaml_highlighter.h"
#include "app/shell/words/error_texts.h"
#include "core/kube/wire/list_query.h"
#include "core/models/time_text.h"
#include "core/yaml/yaml_from_json.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;

YamlTab::YamlTab(QWidget *parent)
    : SandboxTab(u"yaml"_s, tr("YAML"), u"document"_s, parent)
    , m_text(new QPlainTextEdit(this))
    , m_status(new PlainLabel({}, this))
{
    m_text->setReadOnly(true);
    m_text->setFont(codeFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("The pod as YAML"));
    new YamlHighlighter(m_text->document());
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_status->setWordWrap(true);
    setFocusProxy(m_text);
    const auto button = [this](const QString &iconName, const QString &text) {
        auto *made = new QToolButton(this);
        made->setIcon(icon(iconName));
        made->setText(text);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        return made;
    };
    QToolButton *refresh = button(u"refresh"_s, tr("Read again"));
    QToolButton *copy = button(u"copy"_s, tr("Copy"));
    connect(refresh, &QToolButton::clicked, this, &YamlTab::read);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::Small);
    top->addWidget(m_status, 1);
    top->addWidget(refresh);
    top->addWidget(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    column->setSpacing(metrics::Small);
    column->addLayout(top);
    column->addWidget(m_text, 1);
}

QString YamlTab::text() const
{
    return m_text->toPlainText();
}

/// Read once for each pod that is looked at: it does not move while one reads it.
void YamlTab::follow()
{
    const QString uid = session() && sandbox() ? sandbox()->uid : QString();
    if (uid != m_uid) {
        m_reading.cancel();
        m_text->clear();
        m_uid.clear();
    }
    if (!isWanted() || m_uid == uid)
        return;
    m_uid = uid;
    read();
}

/// By a list: whoever may see the sandboxes may do that.
void YamlTab::read()
{
    if (!session() || !sandbox())
        return;
    m_status->setText(tr("Reading…"));
    const kube::ListQuery query{{kube::resources::pods(), sandbox()->podNamespace.toStdString()},
                                {},
                                "metadata.name=" + sandbox()->podName.toStdString()};
    m_reading = session()->api().list(query, this, [this](const base::Result<kube::ObjectList> &pods) {
        if (!pods)
            return m_status->setText(sentence(pods.error(), Subject::Cluster));
        if (pods->items.isEmpty())
            return m_status->setText(tr("The pod is gone."));
        QJsonObject pod = shownPod(pods->items.first().toObject());
        pod.insert(u"apiVersion"_s, u"v1"_s); // lists leave these out
        pod.insert(u"kind"_s, u"Pod"_s);
        m_text->setPlainText(QString::fromUtf8(yaml::fromJson(pod)));
        m_status->setText(tr("As it was at %1").arg(models::timeText(std::chrono::system_clock::now())));
    });
}

} // namespace liteboxd::sandboxes
