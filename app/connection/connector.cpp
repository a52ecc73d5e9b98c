// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/connector.h"

#include "core/kube/kubeconfig/server_address.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

const QString s_filesKey = u"connection/files"_s;
const QString s_contextKey = u"connection/context"_s;
const QString s_namespacesKey = u"connection/namespaces"_s;
const QString s_addressesKey = u"connection/addresses"_s;

using Trust = KubeconfigSource::Trust;

/// Where a server that calls itself 127.0.0.1 is, as a person said; "" if nobody did.
QString rememberedAddress(const QString &key)
{
    return QSettings().value(s_addressesKey).toMap().value(key).toString();
}

} // namespace

Connector::Connector(secrets::Keychain &keychain, session::KeptTokens &kept, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_kept(kept)
{
    connect(&m_watch, &KubeconfigWatch::changed, this, &Connector::takeChangedFiles);
}

Connector::~Connector() = default;

void Connector::open(const ConnectionWish &wish)
{
    if (!wish.files.isEmpty())
        return take(KubeconfigSource::fromFiles(wish.files, Trust::AsKubectl), wish);

    const QSettings settings;
    const QStringList remembered = settings.value(s_filesKey).toStringList();
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
    if (!source) {
        Q_EMIT kubeconfigFailed(source.error());
        return;
    }
    m_source = std::move(*source);
    m_watch.setFiles(m_source->files);
    QString context = wish.context;
    const QString remembered = QSettings().value(s_contextKey).toString();
    if (context.isEmpty() && contexts().contains(remembered))
        context = remembered;
    context = m_source->contextOr(context);
    connectTo(context, wish.nameSpace.isEmpty() ? rememberedNamespace(context) : wish.nameSpace);
}

void Connector::chooseContext(const QString &context)
{
    connectTo(context, rememberedNamespace(context));
}

void Connector::chooseNamespace(const QString &nameSpace)
{
    connectTo(m_context, nameSpace);
}

void Connector::retry()
{
    if (m_session)
        return m_session->retryNow();
    if (m_source && m_source->kind != KubeconfigSource::Kind::Text) {
        take(m_source->readAgain(), {{}, m_context, m_namespace});
    } else if (!m_source) {
        open({});
    }
}

void Connector::connectTo(const QString &context, const QString &nameSpace)
{
    endSession();
    m_context = context;
    m_namespace = nameSpace;
    m_contextError.reset();
    m_question.reset();

    if (mustAsk(context)) { // before anything of it is read
        Q_EMIT changed();
        return;
    }
    auto connection = settingsOf(context);
    if (!connection) {
        m_contextError = connection.error();
        Q_EMIT changed();
        return;
    }
    auto session = session::Session::create({std::move(*connection), nameSpace}, m_keychain, m_kept);
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

base::Result<kube::ConnectionSettings> Connector::settingsOf(const QString &context) const
{
    auto settings = m_source->config.connection(context.toStdString());
    if (!settings)
        return settings;
    if (const auto server = movedServer(context, settings->server))
        kube::moveTo(*settings, *server);
    return settings;
}

/// Where a person said that a server is which calls itself 127.0.0.1.
std::optional<std::string> Connector::movedServer(const QString &context, const std::string &server) const
{
    const QString address = rememberedAddress(addressKey(context));
    if (address.isEmpty() || !kube::isLoopbackServer(server))
        return std::nullopt;
    const auto moved = kube::serverAt(server, address.toStdString());
    return moved ? std::optional(*moved) : std::nullopt;
}

/// Under what an address for a context is remembered: other files call their contexts the same.
QString Connector::addressKey(const QString &context) const
{
    if (!m_source)
        return {};
    return QString::fromStdString(m_source->config.clusterFingerprintOf(context.toStdString())) + u'/' + context;
}

/// Whether a person has to agree first; then question() says to what. A context that cannot be used asks for nothing.
bool Connector::mustAsk(const QString &context)
{
    m_question.reset();
    if (m_source->trust == Trust::AsKubectl)
        return false;
    auto plan = m_source->config.plan(context.toStdString());
    if (!plan)
        return false;
    plan->server = movedServer(context, plan->server).value_or(plan->server);
    m_question = questionOf(*plan);
    if (m_question && isApproved(*m_question))
        m_question.reset();
    return m_question.has_value();
}

void Connector::approveLogin()
{
    if (!m_question)
        return;
    approve(*m_question);
    reconnect();
}

void Connector::reconnect()
{
    if (m_source)
        connectTo(m_context, m_namespace);
}

base::Result<void> Connector::setServerAddress(const QString &address)
{
    if (!m_source)
        return base::fail(base::ErrorCode::NotFound, "no kubeconfig is open");
    if (!address.isEmpty()) {
        if (const auto usable = kube::serverAt("https://127.0.0.1:6443", address.toStdString()); !usable)
            return base::fail(usable.error());
    }
    QSettings settings;
    QVariantMap addresses = settings.value(s_addressesKey).toMap();
    if (address.isEmpty())
        addresses.remove(addressKey(m_context));
    else
        addresses.insert(addressKey(m_context), address);
    settings.setValue(s_addressesKey, addresses);
    reconnect();
    return {};
}

QString Connector::serverAddress() const
{
    return rememberedAddress(addressKey(m_context));
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
    if (mustAsk(m_context)) { // it is asked when the person reconnects
        m_question.reset();
        Q_EMIT contextsChanged();
        Q_EMIT reconnectOffered();
        return;
    }
    const auto settings = settingsOf(m_context);
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

void Connector::remember() const
{
    QSettings settings;
    if (m_source->kind == KubeconfigSource::Kind::Files)
        settings.setValue(s_filesKey, m_source->files);
    else
        settings.remove(s_filesKey);
    settings.setValue(s_contextKey, m_context);
    QVariantMap namespaces = settings.value(s_namespacesKey).toMap();
    namespaces.insert(m_context, m_namespace);
    settings.setValue(s_namespacesKey, namespaces);
}

QString Connector::rememberedNamespace(const QString &context)
{
    const QVariantMap namespaces = QSettings().value(s_namespacesKey).toMap();
    return namespaces.value(context, session::SessionSettings().sandboxNamespace).toString();
}

} // namespace liteboxd::connection
