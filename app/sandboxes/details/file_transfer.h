// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"
#include "core/sandbox/files/file_download.h"
#include "core/sandbox/files/file_upload.h"
#include "core/sandbox/files/transfer_pace.h"

#include <QFrame>

#include <deque>
#include <memory>

class QToolButton;

namespace liteboxd::shell {
class PlainLabel;
}

namespace liteboxd::sandboxes {

/// Copies files into and out of a sandbox, one after the other, with a line that says how far it is and a way to stop
/// it. Hidden while there is nothing to say. GUI thread; the API client must outlive what is under way: cancel() ends
/// it.
class FileTransfer : public QFrame
{
    Q_OBJECT

public:
    explicit FileTransfer(QWidget *parent = nullptr);
    ~FileTransfer() override;

    /// The local file or folder `source` into `folder` there, under its own name.
    void send(kube::ApiClient &api, const sandbox::Sandbox &sandbox, const QString &source, const QString &folder);

    /// `name` in `folder` there becomes the local `target`.
    void fetch(kube::ApiClient &api, const sandbox::Sandbox &sandbox, const QString &folder, const QString &name,
               const QString &target);

    /// Stops the one under way and forgets those that wait; what arrived stays, and the same copy out goes on after it.
    void cancel();

    QString text() const;

Q_SIGNALS:
    /// One ended, well or not; the entry has no time yet.
    void happened(const liteboxd::models::ActivityEntry &entry, const QString &hint);

    /// What is in the sandbox changed.
    void sent();

    /// The person ended it, in these words.
    void cancelled(const QString &words);

private:
    struct Job
    {
        models::ActivityEntry entry;
        std::unique_ptr<sandbox::FileUpload> upload{};
        std::unique_ptr<sandbox::FileDownload> download{};
        sandbox::TransferPace pace{};
        QString note{}; ///< about what an earlier copy left
    };

    void add(Job job);
    void startNext();
    void noteStart(sandbox::FileDownload::Start start);
    void progress();
    void showProgress();
    void end(const std::optional<base::Error> &error);

    std::deque<Job> m_jobs; ///< the first one is under way
    shell::PlainLabel *m_text;
    QToolButton *m_cancel;
};

} // namespace liteboxd::sandboxes
