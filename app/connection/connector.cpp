// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/connector.h"

#include "app/connection/cluster_key.h"
#include "app/connection/shadowed_contexts.h"
#include "core/kube/kubeconfig/server_address.h"

#include <QFileInfo>
#include <QNetworkProxy>
#include <QSettings>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

const QString s_filesKey = u"connection/files"_s;
const QString s_contextKey = u"connection/context"_s;
const QString s_namespacesKey = u"connection/namespaces"_s;
const QString s_addressesKey = u"connection/addresses"_s;

using Trust = KubeconfigSource::Trust;

/// Whether something listens where a loopback server's URL says. The kernel answers for this computer at once; the
/// limit is for a server whose queue is full.
bool answersHere(const std::string &server)
{
    constexpr int limit = 100; // ms
    const QUrl url(QString::fromStdString(server));
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port(443)));
    return socket.waitForConnected(limit);
}

} // namespace

Connector::Connector(secrets::Keychain &keychain, session::KeptTokens &kept, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_kept(kept)
    , m_settings(settings)
{
    connect(&m_watch, &KubeconfigWatch::changed, this, &Connector::takeChangedFiles);
}

Connector::~Connector() = default;

void Connector::open(const ConnectionWish &wish)
{
    if (!wish.files.isEmpty())
        return take(KubeconfigSource::fromFiles(wish.files, Trust::AsKubectl), wish);

    const QStringList remembered = m_settings.value(s_filesKey).toStringList();
    const bool allThere =
        std::all_of(remembered.begin(), remembered.end(), [](const QString &f) { return QFileInfo::exists(f); });
    if (!remembered.isEmpty() && allThere && !qEnvironmentVariableIsSet("KUBECONFIG"))
        take(KubeconfigSource::fromFiles(remembered, Trust::Asks), wish);
    // Without KUBECONFIG a missing ~/.kube/config is no fault: nobody named it.
    if (!hasKubeconfig() && (KubeconfigSource::defaultExists() || qEnvironmentVariableIsSet("KUBECONFIG")))
        take(KubeconfigSource::fromDefault(), wish);
}

void Connector::openFiles(const QStringList &files)
{
    take(KubeconfigSource::fromFiles(files, Trust::Asks), {});
}

void Connector::openText(const QString &yaml)
{
    take(KubeconfigSource::fromText(yaml), {});
}

void Connector::take(base::Result<KubeconfigSource> source, const ConnectionWish &wish)
{
    if (source && source->contexts().isEmpty())
        source = base::fail(base::ErrorCode::InvalidArgument, "the kubeconfig has no contexts",
                            source->files.join(u", "_s).toStdString());
    if (!source) {
        Q_EMIT kubeconfigFailed(source.error());
        return;
    }
    QString context = wish.context;
    const QString remembered = m_settings.value(s_contextKey).toString();
    if (context.isEmpty() && source->contexts().contains(remembered))
        context = remembered;
    context = source->contextOr(context);
    const QString nameSpace = wish.nameSpace.isEmpty() ? rememberedNamespace(*source, context) : wish.nameSpace;
    QStringList shadowed;
    if (source->files.size() > 1 && source->kind == KubeconfigSource::Kind::Files)
        shadowed = shadowedContexts(source->files, source->config);
    connectTo({std::move(*source), context, nameSpace});
    if (!shadowed.isEmpty())
        Q_EMIT contextsShadowed(shadowed);
}

void Connector::chooseContext(const QString &context)
{
    connectTo({*m_source, context, rememberedNamespace(*m_source, context)});
}

void Connector::chooseNamespace(const QString &nameSpace)
{
    connectTo({*m_source, m_context, nameSpace});
}

void Connector::retry()
{
    if (m_session)
        return m_session->retryNow();
    if (m_source)
        take(m_source->readAgain(), {{}, m_context, m_namespace});
    else
        open({});
}

/// Asks first where that is needed; what is connected goes on until the answer.
void Connector::connectTo(Target target)
{
    m_question = questionFor(target.source, target.context);
    m_asked.reset();
    if (m_question && m_session) {
        m_asked = std::move(target);
        Q_EMIT questionChanged();
        return;
    }
    takeTarget(std::move(target));
}

void Connector::takeTarget(Target target)
{
    endSession();
    if (!m_source || m_source->files != target.source.files)
        m_watch.setFiles(target.source.files);
    m_source = std::move(target.source);
    m_context = target.context;
    m_namespace = target.nameSpace;
    m_contextError.reset();
    if (m_question) {
        Q_EMIT changed();
        return;
    }
    auto connection = settingsOf(*m_source, m_context);
    auto session = connection ? session::Session::create({std::move(*connection), m_namespace}, m_keychain, m_kept)
                              : base::fail(connection.error());
    if (!session) {
        m_contextError = session.error();
        Q_EMIT changed();
        return;
    }
    m_session = std::move(*session);
    remember();
    Q_EMIT changed();
    m_session->start();
}

base::Result<kube::ConnectionSettings> Connector::settingsOf(const KubeconfigSource &source,
                                                             const QString &context) const
{
    auto settings = source.config.connection(context.toStdString());
    if (!settings)
        return settings;
    if (const auto server = movedServer(source, context, settings->server))
        kube::moveTo(*settings, *server);
    return settings;
}

/// Where a person said that a server is which calls itself 127.0.0.1, and does not answer there.
std::optional<std::string> Connector::movedServer(const KubeconfigSource &source, const QString &context,
                                                  const std::string &server) const
{
    const QString address = m_settings.value(s_addressesKey).toMap().value(addressKey(source, context)).toString();
    if (address.isEmpty() || !kube::isLoopbackServer(server) || answersHere(server))
        return std::nullopt;
    const auto moved = kube::serverAt(server, address.toStdString());
    return moved ? std::optional(*moved) : std::nullopt;
}

/// Under what an address for a context is remembered: other files call their contexts the same.
QString Connector::addressKey(const KubeconfigSource &source, const QString &context)
{
    return QString::fromStdString(source.config.clusterFingerprintOf(context.toStdString())) + u'/' + context;
}

/// What a person has to agree to before anything of a context is read or run; nothing if nothing, if it was agreed to
/// already, or if the context cannot be used.
std::optional<LoginQuestion> Connector::questionFor(const KubeconfigSource &source, const QString &context) const
{
    if (source.trust == Trust::AsKubectl)
        return std::nullopt;
    auto plan = source.config.plan(context.toStdString());
    if (!plan)
        return std::nullopt;
    plan->server = movedServer(source, context, plan->server).value_or(plan->server);
    auto question = questionOf(*plan, context);
    if (question && isApproved(*question, m_settings))
        question.reset();
    return question;
}

void Connector::approveLogin()
{
    if (!m_question)
        return;
    approve(*m_question, m_settings);
    if (m_asked)
        connectTo(std::move(*std::exchange(m_asked, std::nullopt)));
    else
        reconnect();
}

void Connector::declineLogin()
{
    if (!m_question)
        return;
    m_question.reset();
    m_asked.reset();
    if (m_session) {
        Q_EMIT questionChanged();
        return;
    }
    m_contextError = base::Error{base::ErrorCode::LoginFailed, "what the kubeconfig asks for was not agreed to",
                                 m_context.toStdString()};
    Q_EMIT changed();
}

void Connector::reconnect()
{
    if (m_source)
        connectTo({*m_source, m_context, m_namespace});
}

base::Result<void> Connector::setServerAddress(const QString &address)
{
    if (!m_source)
        return base::fail(base::ErrorCode::NotFound, "no kubeconfig is open");
    if (!address.isEmpty()) {
        if (const auto usable = kube::serverAt("https://127.0.0.1:6443", address.toStdString()); !usable)
            return base::fail(usable.error());
    }
    const QString key = addressKey(*m_source, m_context);
    QVariantMap addresses = m_settings.value(s_addressesKey).toMap();
    if (address.isEmpty())
        addresses.remove(key);
    else
        addresses.insert(key, address);
    m_settings.setValue(s_addressesKey, addresses);
    reconnect();
    return {};
}

QString Connector::serverAddress() const
{
    if (!m_source)
        return {};
    return m_settings.value(s_addressesKey).toMap().value(addressKey(*m_source, m_context)).toString();
}

QString Connector::kubeconfigServer() const
{
    const auto *cluster = m_source ? m_source->config.clusterOf(m_context.toStdString()) : nullptr;
    return cluster ? QString::fromStdString(cluster->server) : QString();
}

base::Result<void> Connector::writeServerAddress()
{
    const QString address = serverAddress();
    if (!isFromFiles() || address.isEmpty())
        return base::fail(base::ErrorCode::NotFound, "there is no file to write to");
    return m_source->config.writeServerAddress(m_context.toStdString(), address.toStdString());
}

/// The files changed under us. What can go on, goes on.
void Connector::takeChangedFiles()
{
    auto source = m_source->readAgain();
    if (!source) {
        Q_EMIT kubeconfigFailed(source.error());
        return;
    }
    m_source = std::move(*source);
    if (!m_session)
        return reconnect();
    if (questionFor(*m_source, m_context)) { // it is asked when the person reconnects
        Q_EMIT contextsChanged();
        Q_EMIT reconnectOffered();
        return;
    }
    const auto settings = settingsOf(*m_source, m_context);
    const kube::ConnectionSettings &now = m_session->settings().connection;
    if (settings && *settings != now && kube::differInLoginOnly(*settings, now))
        m_session->renewLogin(*settings);
    Q_EMIT contextsChanged();
    if (!settings)
        Q_EMIT kubeconfigFailed(settings.error());
    else if (*settings != m_session->settings().connection)
        Q_EMIT reconnectOffered();
}

void Connector::endSession()
{
    if (!m_session)
        return;
    Q_EMIT sessionEnding();
    m_session.reset();
}

void Connector::remember()
{
    if (m_source->kind == KubeconfigSource::Kind::Files)
        m_settings.setValue(s_filesKey, m_source->files);
    else
        m_settings.remove(s_filesKey);
    m_settings.setValue(s_contextKey, m_context);
    QVariantMap namespaces = m_settings.value(s_namespacesKey).toMap();
    namespaces.insert(placeOf(m_source->config, m_context), m_namespace);
    m_settings.setValue(s_namespacesKey, namespaces);
}

/// What a namespace is remembered by: other files call other clusters the same.
QString Connector::placeOf(const kube::Kubeconfig &config, const QString &context)
{
    return clusterKey(config, context) + u' ' + context;
}

/// The last one used, else the one that the context names, else LiteBoxd's own.
QString Connector::rememberedNamespace(const KubeconfigSource &source, const QString &context) const
{
    const auto entry = source.config.contexts().find(context.toStdString());
    QString usual = session::SessionSettings().sandboxNamespace;
    if (entry != source.config.contexts().end() && !entry->second.nameSpace.empty())
        usual = QString::fromStdString(entry->second.nameSpace);
    return m_settings.value(s_namespacesKey).toMap().value(placeOf(source.config, context), usual).toString();
}

QString Connector::keyOf(const QString &context) const
{
    return m_source ? clusterKey(m_source->config, context) : QString();
}

} // namespace liteboxd::connection
