// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/sandbox_creation.h"

#include "core/kube/server_skew.h"
#include "core/sandbox/creation/pod_manifest.h"
#include "core/sandbox/creation/readiness.h"
#include "core/sandbox/internet/policy_subject.h"
#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString note(const QJsonObject &pod, std::string_view name)
{
    const QJsonObject notes = pod.value("metadata"_L1).toObject().value("annotations"_L1).toObject();
    return notes.value(QLatin1StringView(name.data(), static_cast<qsizetype>(name.size()))).toString();
}

bool isScheduled(const Sandbox &sandbox)
{
    return !sandbox.nodeName.isEmpty();
}

} // namespace

SandboxCreation::SandboxCreation(kube::ApiClient &api, SandboxRequest request, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_request(std::move(request))
    , m_policies(api, m_request.nameSpace, {})
{}

SandboxCreation::~SandboxCreation() = default;

void SandboxCreation::start(Wait wait, kube::Persistence persistence)
{
    m_wait = wait;
    m_persistence = persistence;
    if (!m_request.spec.ttl)
        return create();
    // Its time counts by the API server's clock: by ours a keeper might end it as soon as it is there.
    m_step = kube::askServerSkew(m_api, this, [this](std::chrono::milliseconds skew) {
        m_request.createdAt += skew;
        create();
    });
}

void SandboxCreation::create()
{
    m_step = m_api.create({kube::resources::pods(), m_request.nameSpace}, podManifest(m_request),
                          {.persistence = m_persistence}, this,
                          [this](base::Result<QJsonObject> pod) { takeAnswer(std::move(pod)); });
}

void SandboxCreation::takeAnswer(base::Result<QJsonObject> pod)
{
    if (!pod && pod.error().code == base::ErrorCode::AlreadyExists && !m_request.keyDigest.empty()) {
        m_step = m_api.get({kube::resources::pods(), m_request.nameSpace, m_request.podName().toStdString()}, this,
                           [this](base::Result<QJsonObject> known) {
                               if (!known)
                                   return end(base::fail(std::move(known.error())));
                               resume(*known);
                           });
        return;
    }
    if (!pod)
        return end(base::fail(std::move(pod.error())));
    m_hasPod = m_persistence == kube::Persistence::Store;
    const auto sandbox = decodeSandboxObject(*pod);
    if (!sandbox)
        return end(base::fail(sandbox.error()));
    openDomains(*sandbox);
}

void SandboxCreation::resume(const QJsonObject &pod)
{
    const auto sandbox = decodeSandboxObject(pod);
    if (!sandbox)
        return end(base::fail(sandbox.error()));
    const bool isOurs = note(pod, annotations::idempotencyKey).toStdString() == m_request.keyDigest;
    const QString wish = note(pod, annotations::idempotencyWish); // older programs wrote none
    const bool isSameWish =
        wish.isEmpty() ? sandbox->templateName == m_request.templateName : wish.toStdString() == m_request.wishDigest;
    if (!isOurs || !isSameWish)
        return end(base::fail(base::ErrorCode::Conflict,
                              "the idempotency key belongs to a sandbox that was made otherwise", context()));
    if (const auto why = whyNeverReady(*sandbox))
        return end(base::fail(base::ErrorCode::Conflict,
                              "the sandbox of this idempotency key exists and will not be ready: " + why->toStdString(),
                              context()));
    m_hasPod = true;
    m_isPrepared = note(pod, annotations::prepared) == u"true"_s;
    openDomains(*sandbox);
}

/// Before it is followed, so that its first connections find the policy there.
void SandboxCreation::openDomains(const Sandbox &sandbox)
{
    reach(CreationStage::Accepted);
    const NetworkSpec &network = m_request.spec.network;
    if (!network.allowInternetAccess || network.allowedDomains.isEmpty() || m_request.hasEgressProxy ||
        m_persistence == kube::Persistence::DryRun)
        return goOn(sandbox);
    m_step = m_policies.applyInternetAccess(policySubject(sandbox), network.allowedDomains, this,
                                            [this, sandbox](const base::Result<QJsonObject> &applied) {
                                                if (!applied)
                                                    Q_EMIT domainsNotOpened(applied.error());
                                                goOn(sandbox);
                                            });
}

void SandboxCreation::goOn(const Sandbox &sandbox)
{
    if (m_wait == Wait::No || m_persistence == kube::Persistence::DryRun)
        return end(sandbox);
    follow(sandbox.uid.toStdString());
}

void SandboxCreation::follow(const std::string &uid)
{
    const std::string podName = m_request.podName().toStdString();
    const bool mayBeReused = !m_request.keyDigest.empty(); // a name that was never before has no older events
    m_pods = std::make_unique<kube::WatchCache<Sandbox>>(
        m_api, kube::ListQuery{{kube::resources::pods(), m_request.nameSpace}, {}, "metadata.name=" + podName},
        decodeSandbox);
    m_podChanges = m_pods->subscribe(this, [this](const kube::Changes<Sandbox> &changes) {
        if (!changes.removed.empty())
            return endDeleted();
        for (const auto *list : {&changes.added, &changes.changed}) {
            for (const SandboxPtr &sandbox : *list)
                take(*sandbox);
        }
    });
    connect(m_pods.get(), &kube::WatchCacheBase::stateChanged, this, [this](const kube::SyncState &state) {
        if (state.phase == kube::SyncState::Phase::Failed && state.error)
            end(base::fail(*state.error));
        else if (state.phase == kube::SyncState::Phase::Live && m_pods->values().empty())
            lookForIt();
    });
    m_events = std::make_unique<kube::WatchCache<PodEvent>>(
        m_api, podEvents(m_request.nameSpace, podName, mayBeReused ? uid : ""), decodePodEvent);
    m_eventChanges = m_events->subscribe(this, [this](const kube::Changes<PodEvent> &changes) {
        auto events = changes.added;
        std::sort(events.begin(), events.end(),
                  [](const auto &a, const auto &b) { return PodEvent::isEarlier(*a, *b); });
        for (const auto &event : events)
            takeEvent(*event);
    });
    m_pods->start();
    m_events->start();
}

/// It may have gone before it was listed; the list may also be a little older than the pod.
void SandboxCreation::lookForIt()
{
    m_step = m_api.get({kube::resources::pods(), m_request.nameSpace, m_request.podName().toStdString()}, this,
                       [this](const base::Result<QJsonObject> &pod) {
                           if (!pod && pod.error().code == base::ErrorCode::NotFound)
                               endDeleted();
                       });
}

void SandboxCreation::endDeleted()
{
    end(base::fail(base::ErrorCode::NotFound, "it was deleted before it was ready", context()));
}

/// What finds no node says so in the status as a rule; a scheduler of another make may only note it.
void SandboxCreation::takeEvent(const PodEvent &event)
{
    if (m_hasEnded)
        return;
    Q_EMIT noted(event);
    if (event.type == u"Warning"_s && event.reason == u"FailedScheduling"_s &&
        !m_reached.contains(CreationStage::Scheduled))
        giveUp((event.reason + u": "_s + event.message).toStdString());
}

void SandboxCreation::giveUp(const std::string &why)
{
    base::Error error{base::ErrorCode::Rejected, "it will not become ready: " + why, context()};
    error.subject = base::ErrorSubject::Sandbox;
    end(base::fail(std::move(error)));
}

void SandboxCreation::take(const Sandbox &sandbox)
{
    if (m_hasEnded || m_setup || m_turn)
        return;
    if (isScheduled(sandbox))
        reach(CreationStage::Scheduled);
    if (const auto why = whyNeverReady(sandbox))
        return giveUp(why->toStdString());
    if (sandbox.state == SandboxState::Pending && isScheduled(sandbox))
        reach(CreationStage::Starting);
    if (sandbox.state != SandboxState::Running)
        return;
    reach(CreationStage::Running);
    setUp(sandbox);
}

void SandboxCreation::setUp(const Sandbox &sandbox)
{
    if (m_isPrepared || !SandboxSetup::isNeededBy(m_request.spec)) {
        reach(CreationStage::Ready);
        return end(sandbox);
    }
    if (m_request.keyDigest.empty())
        return runSetup(sandbox);
    m_turn = std::make_unique<SetupTurn>(m_api, sandbox);
    connect(m_turn.get(), &SetupTurn::taken, this, [this, sandbox] { runSetup(sandbox); });
    connect(m_turn.get(), &SetupTurn::prepared, this, [this](const Sandbox &known) {
        reach(CreationStage::Ready);
        end(known);
    });
    connect(m_turn.get(), &SetupTurn::failed, this, [this](const base::Error &error) { end(base::fail(error)); });
    m_turn->start();
}

void SandboxCreation::runSetup(const Sandbox &sandbox)
{
    m_setup = std::make_unique<SandboxSetup>(m_api, sandbox, m_request.spec);
    connect(m_setup.get(), &SandboxSetup::reached, this, &SandboxCreation::reach);
    connect(m_setup.get(), &SandboxSetup::scriptEnded, this, &SandboxCreation::scriptEnded);
    connect(m_setup.get(), &SandboxSetup::failed, this, [this](const base::Error &error) { end(base::fail(error)); });
    connect(m_setup.get(), &SandboxSetup::finished, this, [this, sandbox] { notePrepared(sandbox); });
    m_setup->start();
}

/// So that the next run with the same key does not do it all again.
void SandboxCreation::notePrepared(const Sandbox &sandbox)
{
    if (m_request.keyDigest.empty()) {
        reach(CreationStage::Ready);
        return end(sandbox);
    }
    m_turn.reset();
    const auto name = [](std::string_view text) {
        return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    };
    const QJsonObject notes{{name(annotations::prepared), u"true"_s},
                            {name(annotations::preparing), QJsonValue(QJsonValue::Null)}};
    const QJsonObject changes{{u"metadata"_s, QJsonObject{{u"uid"_s, sandbox.uid}, {u"annotations"_s, notes}}}};
    m_step = m_api.patch({kube::resources::pods(), m_request.nameSpace, sandbox.podName.toStdString()},
                         kube::Patch::merge(changes), {}, this, [this](base::Result<QJsonObject> pod) {
                             if (!pod)
                                 return end(base::fail(std::move(pod.error())));
                             reach(CreationStage::Ready);
                             end(decodeSandboxObject(*pod));
                         });
}

void SandboxCreation::reach(CreationStage stage)
{
    if (m_reached.insert(stage).second)
        Q_EMIT reached(stage);
}

void SandboxCreation::end(base::Result<Sandbox> result)
{
    if (std::exchange(m_hasEnded, true))
        return;
    if (result)
        Q_EMIT finished(*result);
    else
        Q_EMIT failed(result.error());
}

} // namespace liteboxd::sandbox
