// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/verify/probes/probe_plan.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace liteboxd::verify {

/// Which pods of verifications are to go.
struct ProbeSelection
{
    /// Those of one run.
    static ProbeSelection ofRun(const QString &runId);

    /// Those that nobody will take away any more: their time is up, or they were made on this machine by a process that
    /// has ended. `isAlive` says whether a process of this machine lives.
    static ProbeSelection leftBehind(const QString &machine, std::chrono::system_clock::time_point now,
                                     std::function<bool(qint64 process)> isAlive);

    static ProbeSelection all();

    std::string selector;
    std::function<bool(const QJsonObject &pod)> matches;
};

/// Deletes pods of verifications, and waits until they are gone; tells how many there were. Belongs to the context and
/// deletes itself when done; destroying the Request ends it, and what was asked for happens nevertheless. Errors as
/// ApiClient::list() and remove(); a namespace where pods may not be listed is an error only if it is the first.
class ProbeRemoval : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, std::vector<std::string> nameSpaces, ProbeSelection selection,
                                QObject *context, async::Callback<int> done);

private:
    ProbeRemoval(kube::ApiClient &api, std::vector<std::string> nameSpaces, ProbeSelection selection,
                 async::Promise<int> promise, QObject *parent);

    void look();
    void takeList(std::size_t place, const base::Result<kube::ObjectList> &found);
    void remove(const std::string &nameSpace, const QJsonObject &pod);
    void settle();
    void end(base::Result<int> result);

    kube::ApiClient &m_api;
    const std::vector<std::string> m_nameSpaces;
    const ProbeSelection m_selection;
    const async::Promise<int> m_promise;
    std::vector<async::Request> m_steps;
    std::size_t m_open = 0;
    int m_present = 0; ///< in the round under way
    int m_most = 0;
    QTimer m_again;
};

/// Which machine this is, for the annotation of probe pods: the digest of what identifies it, and of the user. Empty if
/// the system does not tell.
QString thisMachine();

/// Whether there is a process with this number on this machine.
bool isAlive(qint64 process);

} // namespace liteboxd::verify
