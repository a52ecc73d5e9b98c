// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_edits.h"

#include "core/kube/server_skew.h"
#include "core/sandbox/access_token.h"
#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"
#include "core/sandbox/time_text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <QPointer>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

using Skew = std::chrono::milliseconds;

/// A change that depends on the API server's time, once that is known. Belongs to the client, and deletes itself when
/// done; destroying it ends it with ConnectionLost.
class TimedEdit : public QObject
{
public:
    using Change = std::function<async::Request(Skew, QObject *, async::Callback<Sandbox>)>;

    static async::Request start(kube::ApiClient &api, Change change, QObject *context, async::Callback<Sandbox> done)
    {
        const async::Promise<Sandbox> promise(context, std::move(done));
        const QPointer<TimedEdit> edit(new TimedEdit(api, std::move(change), promise));
        return promise.request([edit] { delete edit.data(); });
    }

    ~TimedEdit() override
    {
        m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
    }

private:
    TimedEdit(kube::ApiClient &api, Change change, async::Promise<Sandbox> promise)
        : QObject(&api)
        , m_change(std::move(change))
        , m_promise(std::move(promise))
    {
        m_step = kube::askServerSkew(api, this, [this](Skew skew) {
            m_step = m_change(skew, this, [this](base::Result<Sandbox> changed) {
                m_promise.complete(std::move(changed));
                deleteLater();
            });
        });
    }

    const Change m_change;
    const async::Promise<Sandbox> m_promise;
    async::Request m_step;
};

} // namespace

async::Request SandboxEdits::renew(const Sandbox &sandbox, std::chrono::seconds ttl, Sandbox::Time now,
                                   kube::Persistence persistence, QObject *context, async::Callback<Sandbox> done)
{
    const auto write = [edits = *this, sandbox, ttl, now, persistence](Skew skew, QObject *owner,
                                                                       async::Callback<Sandbox> then) mutable {
        const auto age = std::chrono::ceil<std::chrono::seconds>(now + skew - sandbox.createdAt);
        const auto whole = std::max(std::chrono::seconds(1), age + ttl);
        return edits.patch(sandbox, {{annotations::ttl, QString::number(whole.count())}}, persistence, owner,
                           std::move(then));
    };
    return TimedEdit::start(m_api, write, context, std::move(done));
}

async::Request SandboxEdits::rotate(const Sandbox &sandbox, kube::Persistence persistence, QObject *context,
                                    async::Callback<Sandbox> done)
{
    return patch(sandbox, {{annotations::accessToken, QString::fromStdString(base::randomHex64())}}, persistence,
                 context, std::move(done));
}

async::Request SandboxEdits::limitInternet(const Sandbox &sandbox, std::optional<Sandbox::Time> until, QObject *context,
                                           async::Callback<Sandbox> done)
{
    if (!until)
        return patch(sandbox, {{annotations::internetAccessUntil, std::nullopt}}, kube::Persistence::Store, context,
                     std::move(done));
    const auto write = [edits = *this, sandbox, until](Skew skew, QObject *owner,
                                                       async::Callback<Sandbox> then) mutable {
        return edits.patch(sandbox, {{annotations::internetAccessUntil, timeText(*until + skew)}},
                           kube::Persistence::Store, owner, std::move(then));
    };
    return TimedEdit::start(m_api, write, context, std::move(done));
}

async::Request SandboxEdits::allowDomains(const Sandbox &sandbox, const QStringList &domains,
                                          kube::Persistence persistence, QObject *context,
                                          async::Callback<Sandbox> done)
{
    return patch(sandbox, {{annotations::allowedDomains, domains.join(u',')}}, persistence, context, std::move(done));
}

async::Request SandboxEdits::setDecoy(const Sandbox &sandbox, const std::optional<base::TokenDigest> &decoy,
                                      QObject *context, async::Callback<Sandbox> done)
{
    std::optional<QString> value;
    if (decoy)
        value = QString::fromStdString(hexOf(*decoy));
    return patch(sandbox, {{annotations::decoy, value}}, kube::Persistence::Store, context, std::move(done));
}

async::Request SandboxEdits::setLinks(const Sandbox &sandbox, const QString &before, const QString &links,
                                      QObject *context, async::Callback<Sandbox> done)
{
    // "~1" is a slash in a JSON pointer (RFC 6901). The API server takes what is absent for null in a test.
    const QString place = u"/metadata/annotations/liteboxd.io~1links"_s;
    QJsonArray operations{
        QJsonObject{{u"op"_s, u"test"_s}, {u"path"_s, u"/metadata/uid"_s}, {u"value"_s, sandbox.uid}}};
    operations.append(QJsonObject{
        {u"op"_s, u"test"_s}, {u"path"_s, place}, {u"value"_s, before.isEmpty() ? QJsonValue() : QJsonValue(before)}});
    if (links.isEmpty())
        operations.append(QJsonObject{{u"op"_s, u"remove"_s}, {u"path"_s, place}});
    else
        operations.append(QJsonObject{{u"op"_s, u"add"_s}, {u"path"_s, place}, {u"value"_s, links}});
    return m_api.patch(
        {kube::resources::pods(), sandbox.podNamespace.toStdString(), sandbox.podName.toStdString()},
        kube::Patch::json(operations), {}, context, [done = std::move(done)](base::Result<QJsonObject> pod) {
            if (pod)
                return done(decodeSandboxObject(*pod));
            if (pod.error().httpStatus == 422)
                return done(base::fail(base::ErrorCode::Conflict, "its links, or the pod itself, are others by now",
                                       pod.error().context));
            done(base::fail(std::move(pod.error())));
        });
}

async::Request SandboxEdits::patch(const Sandbox &sandbox, const Values &values, kube::Persistence persistence,
                                   QObject *context, async::Callback<Sandbox> done)
{
    QJsonObject notes;
    for (const auto &[name, value] : values)
        notes.insert(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                     value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null));
    const QJsonObject changes{{u"metadata"_s, QJsonObject{{u"uid"_s, sandbox.uid}, {u"annotations"_s, notes}}}};
    return m_api.patch({kube::resources::pods(), sandbox.podNamespace.toStdString(), sandbox.podName.toStdString()},
                       kube::Patch::merge(changes), {.persistence = persistence}, context,
                       [done = std::move(done)](base::Result<QJsonObject> pod) {
                           if (pod)
                               return done(decodeSandboxObject(*pod));
                           // All that can be invalid about this patch is the uid, which never changes.
                           if (pod.error().httpStatus == 422)
                               return done(base::fail(base::ErrorCode::Conflict,
                                                      "the pod was replaced by another of its name",
                                                      pod.error().context));
                           done(base::fail(std::move(pod.error())));
                       });
}

} // namespace liteboxd::sandbox
