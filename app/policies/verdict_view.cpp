// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/verdict_view.h"

#include "app/policies/answer_list.h"
#include "app/policies/quarantine.h"
#include "app/policies/sandbox_questions.h"
#include "app/policies/words/policy_text.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/visible_text.h"
#include "core/models/policy_words.h"
#include "core/models/tool_tip.h"
#include "core/policy/cluster_reading.h"
#include "core/sandbox/labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;
using policy::explain::Direction;

namespace {

constexpr int s_portWidth = 90;

QString sandboxIdOf(const policy::objects::Pod &pod)
{
    const auto label = pod.labels.find("sandbox-id");
    return label == pod.labels.end() || pod.ended ? QString() : QString::fromStdString(label->second);
}

bool wears(const policy::objects::Pod *pod, std::string_view label, std::string_view value)
{
    if (!pod)
        return false;
    const auto found = pod->labels.find(std::string(label));
    return found != pod->labels.end() && found->second == value;
}

} // namespace

VerdictView::VerdictView(QWidget *parent)
    : QWidget(parent)
    , m_sandbox(new ChoiceBox(this))
    , m_answers(new AnswerList(this))
    , m_direction(new ChoiceBox(this))
    , m_peer(new QLineEdit(this))
    , m_port(new QLineEdit(u"443"_s, this))
    , m_ask(new QPushButton(tr("Ask"), this))
    , m_ownAnswer(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_hint(new PlainLabel({}, this))
    , m_dnsLock(new QPushButton(this))
    , m_proxy(new QPushButton(this))
    , m_quarantine(new QPushButton(this))
{
    layOut();
    connect(m_sandbox, &QComboBox::currentIndexChanged, this, &VerdictView::answer);
    connect(m_ask, &QPushButton::clicked, this, &VerdictView::ask);
    connect(m_peer, &QLineEdit::returnPressed, this, &VerdictView::ask);
    connect(m_port, &QLineEdit::returnPressed, this, &VerdictView::ask);
    connect(m_dnsLock, &QPushButton::clicked, this,
            [this] { Q_EMIT labelWished(sandboxId(), hasDnsLock() ? SandboxWish::UnlockDns : SandboxWish::LockDns); });
    connect(m_proxy, &QPushButton::clicked, this, [this] {
        Q_EMIT labelWished(sandboxId(), hasEgressProxy() ? SandboxWish::CloseByProxy : SandboxWish::OpenByProxy);
    });
    connect(m_quarantine, &QPushButton::clicked, this, [this] {
        if (isInQuarantine())
            Q_EMIT releaseWished(sandboxId());
        else
            Q_EMIT quarantineWished(sandboxId());
    });
    updateButtons();
}

void VerdictView::layOut()
{
    m_sandbox->setAccessibleName(tr("Sandbox"));
    m_direction->addItem(tr("It connects to"));
    m_direction->addItem(tr("It is connected to by"));
    m_direction->setAccessibleName(tr("Direction"));
    m_peer->setPlaceholderText(tr("an address, a name, NAMESPACE/POD, a sandbox, world, host …"));
    m_peer->setAccessibleName(tr("Peer"));
    m_port->setFixedWidth(s_portWidth);
    m_port->setAccessibleName(tr("Port"));
    m_ownAnswer->setWordWrap(true);
    m_ownAnswer->hide();

    auto *label = new PlainLabel(tr("Sandbox:"), this);
    label->setBuddy(m_sandbox);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::Small);
    top->addWidget(label);
    top->addWidget(m_sandbox, 1);
    top->addWidget(m_dnsLock);
    top->addWidget(m_proxy);
    top->addWidget(m_quarantine);
    auto *own = new QHBoxLayout;
    own->setSpacing(metrics::Small);
    own->addWidget(m_direction);
    own->addWidget(m_peer, 1);
    own->addWidget(m_port);
    own->addWidget(m_ask);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Medium, metrics::Medium, metrics::Medium, metrics::Medium);
    column->setSpacing(metrics::Small);
    column->addLayout(top);
    column->addWidget(m_answers, 1);
    column->addLayout(own);
    column->addWidget(m_ownAnswer);
    column->addWidget(m_hint);
}

void VerdictView::show(const std::shared_ptr<const policy::PolicyPicture> &picture)
{
    m_picture = picture;
    m_hint->setText(
        m_picture && m_picture->explainer->identities().isPlain()
            ? tr("Computed from the network policies in the cluster, as Kubernetes documents them: it has no "
                 "Cilium.")
            : tr("Computed from the policies in the cluster: what Cilium does once its agents have taken "
                 "them."));
    fillSandboxes();
    answer();
}

void VerdictView::fillSandboxes()
{
    const QString chosen = sandboxId();
    QStringList ids;
    if (m_picture) {
        for (const policy::objects::Pod &pod : m_picture->explainer->objects().pods) {
            if (const QString id = sandboxIdOf(pod); !id.isEmpty())
                ids << id;
        }
    }
    ids.sort();
    ids.removeDuplicates();
    const QSignalBlocker blocker(m_sandbox); // it is answered once, afterwards
    m_sandbox->clear();
    m_sandbox->addItems(ids);
    const bool isWishedThere = ids.contains(m_wished);
    m_sandbox->setCurrentIndex(std::max(0, static_cast<int>(ids.indexOf(isWishedThere ? m_wished : chosen))));
    if (isWishedThere)
        m_wished.clear();
}

QString VerdictView::sandboxId() const
{
    return m_sandbox->currentText();
}

void VerdictView::choose(const QString &sandboxId)
{
    const int row = m_sandbox->findText(sandboxId);
    m_wished = row < 0 ? sandboxId : QString();
    if (row >= 0)
        m_sandbox->setCurrentIndex(row);
}

const policy::objects::Pod *VerdictView::pod() const
{
    if (!m_picture || sandboxId().isEmpty())
        return nullptr;
    const auto at = m_picture->explainer->identities().findSandbox(sandboxId().toStdString());
    return at ? &m_picture->explainer->objects().pods[*at] : nullptr;
}

bool VerdictView::isInQuarantine() const
{
    const policy::objects::Pod *const subject = pod();
    return subject &&
           policies::isInQuarantine(*m_picture, QString::fromStdString(subject->name.nameSpace), sandboxId());
}

bool VerdictView::hasDnsLock() const
{
    return wears(pod(), sandbox::labels::dnsLock, sandbox::labels::dnsLockValue);
}

bool VerdictView::hasEgressProxy() const
{
    return wears(pod(), sandbox::labels::egressProxy, sandbox::labels::egressProxyValue);
}

void VerdictView::answer()
{
    m_answers->clear();
    m_ownAnswer->hide();
    updateButtons();
    const policy::objects::Pod *const subject = pod();
    if (!subject)
        return;
    m_answers->show(*m_picture, static_cast<std::size_t>(subject - m_picture->explainer->objects().pods.data()));
}

void VerdictView::ask()
{
    const policy::objects::Pod *const subject = pod();
    if (!subject)
        return;
    m_ownAnswer->show();
    const auto peer = policy::explain::parsePeer(m_peer->text().trimmed().toStdString());
    const auto port = policy::explain::TargetPort::parse(m_port->text().trimmed().toStdString());
    if (!peer)
        return m_ownAnswer->setText(tr("This is no peer: %1").arg(visibleText(policyText(peer.error().message))));
    if (!port)
        return m_ownAnswer->setText(tr("This is no port: 1 to 65535, and /udp or /sctp if it is not TCP."));
    const auto &explainer = *m_picture->explainer;
    const auto at = static_cast<std::size_t>(subject - explainer.objects().pods.data());
    const Direction direction = m_direction->currentIndex() == 0 ? Direction::Egress : Direction::Ingress;
    auto verdict = explainer.explain(at, direction, *peer, *port);
    if (!verdict)
        return m_ownAnswer->setText(visibleText(policyText(verdict.error().message)));
    *verdict = policy::doubted(std::move(*verdict), m_picture->unread, subject->name.nameSpace);
    m_ownAnswer->setText(tr("%1 – %2. %3")
                             .arg(models::text(verdict->outcome), visibleText(deciders(*verdict)),
                                  visibleText(policyText(verdict->because))));
}

void VerdictView::setBusy(bool busy)
{
    m_isBusy = busy;
    updateButtons();
}

void VerdictView::updateButtons()
{
    const bool isCutOff = isInQuarantine();
    m_quarantine->setText(isCutOff ? tr("Release from quarantine") : tr("Quarantine"));
    m_quarantine->setIcon(icon(u"lock"_s));
    m_quarantine->setToolTip(isCutOff ? tr("Takes the policy away that denies it everything")
                                      : tr("Denies it every connection in both directions, whatever else allows them; "
                                           "the kubelet's probes fail too"));
    m_quarantine->setEnabled(pod() != nullptr && m_picture->hasCilium && !m_isBusy);
    m_dnsLock->setText(hasDnsLock() ? tr("Unlock its DNS") : tr("Lock its DNS"));
    m_dnsLock->setToolTip(hasDnsLock() ? tr("Lets it ask for any name again")
                                       : tr("It may ask for the names of its allowed domains only, so that names carry "
                                            "nothing out"));
    m_dnsLock->setEnabled(pod() != nullptr && m_picture->hasCilium && !m_isBusy);
    m_proxy->setText(hasEgressProxy() ? tr("Close the proxy to it") : tr("Open its list by the proxy"));
    m_proxy->setToolTip(
        hasEgressProxy()
            ? tr("The gateway's proxy for sandboxes opens nothing to it any more")
            : tr("The gateway's proxy for sandboxes opens its allowed domains to it, where there is one; its "
                 "programs have to be told of the proxy (HTTPS_PROXY)"));
    m_proxy->setEnabled(pod() != nullptr && !m_isBusy);
    m_ask->setEnabled(pod() != nullptr);
}

} // namespace liteboxd::policies
