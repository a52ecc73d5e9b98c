// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/kubeconfig_source.h"
#include "app/connection/kubeconfig_watch.h"
#include "app/connection/login_question.h"
#include "core/session/session.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

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

    /// The person agrees to question(), and is not asked about the same again.
    void approveLogin();

    /// The server of the context is at `address` ("10.0.0.5", "k3s.example:6443"); "": where the kubeconfig says.
    /// Remembered for the context as this file describes its cluster; the kubeconfig is not touched. InvalidArgument if
    /// it is no address.
    base::Result<void> setServerAddress(const QString &address);
    QString serverAddress() const;

    /// Writes the address of setServerAddress() into the file that the cluster came from. FileUnreadable, or NotFound
    /// if there is no such file or its text cannot be changed safely.
    base::Result<void> writeServerAddress();

    /// Connects by what the kubeconfig says now.
    void reconnect();

    /// Asks the cluster again at once; reads the kubeconfig's files again where there is no session.
    void retry();

    bool hasKubeconfig() const { return m_source.has_value(); }
    QStringList contexts() const { return m_source ? m_source->contexts() : QStringList(); }
    const QString &context() const { return m_context; }
    const QString &nameSpace() const { return m_namespace; }

    /// nullptr while there is none.
    session::Session *session() const { return m_session.get(); }

    /// What to agree to before there is a session.
    const std::optional<LoginQuestion> &question() const { return m_question; }

    /// Whether what is pasted, or nothing on disk, was opened: then no address can be written.
    bool isFromFiles() const { return m_source && m_source->kind != KubeconfigSource::Kind::Text; }

    /// Why the chosen context has no session.
    const std::optional<base::Error> &contextError() const { return m_contextError; }

Q_SIGNALS:
    /// Let go of everything that belongs to session().
    void sessionEnding();

    /// Kubeconfig, context, namespace or session are others now.
    void changed();

    /// The kubeconfig's files have other contexts to choose from; the session is as before.
    void contextsChanged();

    /// The kubeconfig says another way to the cluster now: reconnect() takes it.
    void reconnectOffered();

    /// A kubeconfig could not be read; everything is as before.
    void kubeconfigFailed(const liteboxd::base::Error &error);

private:
    void take(base::Result<KubeconfigSource> source, const ConnectionWish &wish);
    void connectTo(const QString &context, const QString &nameSpace);
    base::Result<kube::ConnectionSettings> settingsOf(const QString &context) const;
    std::optional<std::string> movedServer(const QString &context, const std::string &server) const;
    QString addressKey(const QString &context) const;
    bool mustAsk(const QString &context);
    void takeChangedFiles();
    void endSession();
    void remember() const;
    static QString rememberedNamespace(const QString &context);

    secrets::Keychain &m_keychain;
    session::KeptTokens &m_kept;
    std::optional<KubeconfigSource> m_source;
    QString m_context;
    QString m_namespace;
    std::optional<base::Error> m_contextError;
    std::optional<LoginQuestion> m_question;
    KubeconfigWatch m_watch;
    std::unique_ptr<session::Session> m_session;
};

} // namespace liteboxd::connection
