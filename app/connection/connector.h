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

class QSettings;

namespace liteboxd::connection {

/// What the console was asked for at its start; empty fields mean "as remembered or usual".
struct ConnectionWish
{
    QStringList files{};
    QString context{};
    QString nameSpace{};
};

/// Which kubeconfig, which context, which namespace, and the one session that comes of them. A kubeconfig that cannot
/// be read, or has no contexts, changes nothing: what was connected stays. So it does while a person is asked about a
/// login, and if the answer is No. A context that cannot be used leaves no session; all contexts stay there to choose
/// from. Remembers files, context and the namespace of each context in the settings, never a secret.
///
/// GUI thread. Keychain, kept tokens and settings must outlive it.
class Connector : public QObject
{
    Q_OBJECT

public:
    Connector(secrets::Keychain &keychain, session::KeptTokens &kept, QSettings &settings, QObject *parent = nullptr);
    ~Connector() override;

    /// Reads the files of the wish, else those remembered, else what kubectl would read, and connects.
    void open(const ConnectionWish &wish);

    void openFiles(const QStringList &files);
    void openText(const QString &yaml);
    void chooseContext(const QString &context);
    void chooseNamespace(const QString &nameSpace);

    /// The person agrees to question(), and is not asked about the same again; or does not agree, and everything stays
    /// as it is. Without a session the context then has a contextError(), LoginFailed.
    void approveLogin();
    void declineLogin();

    /// The server of the context is at `address` ("10.0.0.5", "k3s.example:6443"); "": where the kubeconfig says.
    /// Remembered for this context of this file, as long as it says the same server and authority; the kubeconfig is
    /// not touched. A server that answers where the kubeconfig says is used all the same. InvalidArgument if it is no
    /// address.
    base::Result<void> setServerAddress(const QString &address);
    QString serverAddress() const;

    /// The server as the kubeconfig says it; "" without a context that names one.
    QString kubeconfigServer() const;

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

    /// The clusterKey() of one of contexts().
    QString keyOf(const QString &context) const;
    const QString &nameSpace() const { return m_namespace; }

    /// nullptr while there is none.
    session::Session *session() const { return m_session.get(); }

    /// What to agree to before there is another session, or one at all.
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

    /// question() is another, or none, while all that changed() is about is as before.
    void questionChanged();

    /// The kubeconfig's files have other contexts to choose from; the session is as before.
    void contextsChanged();

    /// The kubeconfig says another way to the cluster now: reconnect() takes it.
    void reconnectOffered();

    /// Of the files that were opened together these contexts are out of reach, each with its file; see
    /// shadowedContexts().
    void contextsShadowed(const QStringList &contexts);

    /// A kubeconfig could not be read, or has no contexts (InvalidArgument); everything is as before.
    void kubeconfigFailed(const liteboxd::base::Error &error);

private:
    /// Where to connect to.
    struct Target
    {
        KubeconfigSource source;
        QString context;
        QString nameSpace;
    };

    void take(base::Result<KubeconfigSource> source, const ConnectionWish &wish);
    void connectTo(Target target);
    void takeTarget(Target target);
    base::Result<kube::ConnectionSettings> settingsOf(const KubeconfigSource &source, const QString &context) const;
    std::optional<std::string> movedServer(const KubeconfigSource &source, const QString &context,
                                           const std::string &server) const;
    std::optional<LoginQuestion> questionFor(const KubeconfigSource &source, const QString &context) const;
    void takeChangedFiles();
    void endSession();
    void remember();
    static QString addressKey(const KubeconfigSource &source, const QString &context);
    static QString placeOf(const kube::Kubeconfig &config, const QString &context);
    QString rememberedNamespace(const KubeconfigSource &source, const QString &context) const;

    secrets::Keychain &m_keychain;
    session::KeptTokens &m_kept;
    QSettings &m_settings;
    std::optional<KubeconfigSource> m_source;
    QString m_context;
    QString m_namespace;
    std::optional<base::Error> m_contextError;
    std::optional<LoginQuestion> m_question;
    std::optional<Target> m_asked; ///< what the question is about, while a session of something else goes on
    KubeconfigWatch m_watch;
    std::unique_ptr<session::Session> m_session;
};

} // namespace liteboxd::connection
