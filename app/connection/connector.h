// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/kubeconfig_source.h"
#include "core/session/session.h"

#include <QObject>

#include <memory>
#include <optional>

namespace liteboxd::connection {

/// What the console was asked for at its start; empty fields mean "as remembered or usual".
struct ConnectionWish
{
    QStringList files{};
    QString context{};
    QString nameSpace{};
};

/// Which kubeconfig, which context, which namespace, and the one session that comes of them. A kubeconfig that cannot
/// be read changes nothing: what was connected stays. A context that cannot be used leaves no session; all contexts
/// stay there to choose from. Remembers files, context and the namespace of each context in the settings, never a
/// secret.
///
/// GUI thread. Keychain and kept tokens must outlive it.
class Connector : public QObject
{
    Q_OBJECT

public:
    Connector(secrets::Keychain &keychain, session::KeptTokens &kept, QObject *parent = nullptr);
    ~Connector() override;

    /// Reads the files of the wish, else those remembered, else what kubectl would read, and connects.
    void open(const ConnectionWish &wish);

    void openFiles(const QStringList &files);
    void openText(const QString &yaml);
    void chooseContext(const QString &context);
    void chooseNamespace(const QString &nameSpace);

    /// Asks the cluster again at once; reads the kubeconfig's files again where there is no session.
    void retry();

    bool hasKubeconfig() const { return m_source.has_value(); }
    QStringList contexts() const { return m_source ? m_source->contexts() : QStringList(); }
    const QString &context() const { return m_context; }
    const QString &nameSpace() const { return m_namespace; }

    /// nullptr while there is none.
    session::Session *session() const { return m_session.get(); }

    /// Why the chosen context has no session.
    const std::optional<base::Error> &contextError() const { return m_contextError; }

Q_SIGNALS:
    /// Let go of everything that belongs to session().
    void sessionEnding();

    /// Kubeconfig, context, namespace or session are others now.
    void changed();

    /// A kubeconfig could not be read; everything is as before.
    void kubeconfigFailed(const liteboxd::base::Error &error);

private:
    void take(base::Result<KubeconfigSource> source, const ConnectionWish &wish);
    void connectTo(const QString &context, const QString &nameSpace);
    void endSession();
    void remember() const;
    static QString rememberedNamespace(const QString &context);

    secrets::Keychain &m_keychain;
    session::KeptTokens &m_kept;
    std::optional<KubeconfigSource> m_source;
    QString m_context;
    QString m_namespace;
    std::optional<base::Error> m_contextError;
    std::unique_ptr<session::Session> m_session;
};

} // namespace liteboxd::connection
