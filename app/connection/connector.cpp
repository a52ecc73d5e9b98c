// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/connector.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

namespace {

const QString s_filesKey = u"connection/files"_s;
const QString s_contextKey = u"connection/context"_s;
const QString s_namespacesKey = u"connection/namespaces"_s;

} // namespace

Connector::Connector(secrets::Keychain &keychain, session::KeptTokens &kept, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_kept(kept)
{}

Connector::~Connector() = default;

void Connector::open(const ConnectionWish &wish)
{
    if (!wish.files.isEmpty())
        return take(KubeconfigSource::fromFiles(wish.files), wish);

    const QSettings settings;
    const QStringList remembered = settings.value(s_filesKey).toStringList();
    const bool allThere =
        std::all_of(remembered.begin(), remembered.end(), [](const QString &f) { return QFileInfo::exists(f); });
    if (!remembered.isEmpty() && allThere && !qEnvironmentVariableIsSet("KUBECONFIG"))
        take(KubeconfigSource::fromFiles(remembered), wish);
    // Without KUBECONFIG a missing ~/.kube/config is no fault: nobody named it.
    if (!hasKubeconfig() && (KubeconfigSource::defaultExists() || qEnvironmentVariableIsSet("KUBECONFIG")))
        take(KubeconfigSource::fromDefault(), wish);
}

void Connector::openFiles(const QStringList &files)
{
    take(KubeconfigSource::fromFiles(files), {});
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
        const bool byDefault = m_source->kind == KubeconfigSource::Kind::Default;
        take(byDefault ? KubeconfigSource::fromDefault() : KubeconfigSource::fromFiles(m_source->files),
             {{}, m_context, m_namespace});
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

    auto connection = m_source->config.connection(context.toStdString());
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
