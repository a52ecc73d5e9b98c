// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/file_transfer.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/visible_text.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::ActivityEntry;
using sandbox::FileDownload;
using sandbox::FileUpload;
using Kind = ActivityEntry::Kind;

namespace {

ActivityEntry entryOf(Kind kind, const sandbox::Sandbox &sandbox, const QString &path)
{
    ActivityEntry entry{kind};
    entry.sandboxId = QString::fromStdString(sandbox.id.text());
    entry.subject = shell::visibleText(path);
    return entry;
}

QString inside(const QString &folder, const QString &name)
{
    return folder.endsWith(u'/') ? folder + name : folder + u'/' + name;
}

QString dataSize(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes));
}

/// How much of it, and how fast, as far as that is known.
QString progressText(std::uint64_t bytes, std::optional<std::uint64_t> total, const sandbox::TransferPace &pace)
{
    QString text = dataSize(bytes);
    if (const auto share = sandbox::shareOf(bytes, total))
        //: %1, %2: sizes, such as "3.2 MiB"; %3: a number
        text = FileTransfer::tr("%1 of %2 (%3 %)").arg(text, dataSize(*total), QLocale().toString(*share));
    if (const auto rate = pace.perSecond())
        //: %1: how much of how much, %2: a size
        text = FileTransfer::tr("%1, %2 a second").arg(text, dataSize(*rate));
    return text;
}

} // namespace

FileTransfer::FileTransfer(QWidget *parent)
    : QFrame(parent)
    , m_text(new shell::PlainLabel({}, this))
    , m_cancel(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(shell::icon(u"close"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_cancel, &QToolButton::clicked, this, &FileTransfer::cancel);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::metrics::Small);
    row->addWidget(m_text, 1);
    row->addWidget(m_cancel);
    hide();
}

FileTransfer::~FileTransfer() = default;

void FileTransfer::send(kube::ApiClient &api, const sandbox::Sandbox &sandbox, const QString &source,
                        const QString &folder)
{
    const QString name = QFileInfo(source).fileName();
    Job job{entryOf(Kind::FilesSent, sandbox, inside(folder, name))};
    job.upload =
        std::make_unique<FileUpload>(api, sandbox, source.toStdString(), folder.toStdString(), name.toStdString());
    connect(job.upload.get(), &FileUpload::progressed, this, &FileTransfer::progress);
    connect(job.upload.get(), &FileUpload::finished, this, [this] { end({}); });
    connect(job.upload.get(), &FileUpload::failed, this, [this](const base::Error &error) { end(error); });
    add(std::move(job));
}

void FileTransfer::fetch(kube::ApiClient &api, const sandbox::Sandbox &sandbox, const QString &folder,
                         const QString &name, const QString &target)
{
    Job job{entryOf(Kind::FilesFetched, sandbox, inside(folder, name))};
    job.download =
        std::make_unique<FileDownload>(api, sandbox, folder.toStdString(), name.toStdString(), target.toStdString());
    connect(job.download.get(), &FileDownload::began, this, &FileTransfer::noteStart);
    connect(job.download.get(), &FileDownload::progressed, this, &FileTransfer::progress);
    connect(job.download.get(), &FileDownload::finished, this, [this] { end({}); });
    connect(job.download.get(), &FileDownload::failed, this, [this](const base::Error &error) { end(error); });
    add(std::move(job));
}

void FileTransfer::add(Job job)
{
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1)
        startNext();
    showProgress();
}

void FileTransfer::startNext()
{
    Job &job = m_jobs.front();
    if (job.upload)
        job.upload->start();
    else
        job.download->start();
}

void FileTransfer::noteStart(FileDownload::Start start)
{
    Job &job = m_jobs.front();
    const auto resumedAt = static_cast<qint64>(job.download->resumedAt());
    if (start == FileDownload::Start::Resumed)
        //: %1: a size, such as "3.2 MiB"
        job.note = tr("It goes on after the %1 that an earlier copy left.").arg(QLocale().formattedDataSize(resumedAt));
    else if (start == FileDownload::Start::Different)
        job.note = tr("What an earlier copy left is not what there is now: all of it is copied.");
    else if (start == FileDownload::Start::Unchecked)
        job.note =
            tr("What an earlier copy left cannot be checked, since the sandbox has no sha256sum, head or sh: all of "
               "it is copied.");
    showProgress();
}

void FileTransfer::progress()
{
    Job &job = m_jobs.front();
    job.pace.note(job.upload ? job.upload->bytes() : job.download->bytes(), std::chrono::steady_clock::now());
    showProgress();
}

void FileTransfer::showProgress()
{
    setVisible(!m_jobs.empty());
    if (m_jobs.empty())
        return;
    const Job &job = m_jobs.front();
    const std::uint64_t bytes = job.upload ? job.upload->bytes() : job.download->bytes();
    const QString size = progressText(bytes, job.upload ? job.upload->total() : job.download->total(), job.pace);
    //: %1: the path of a file or folder, %2: how much of it, such as "3.2 MiB"
    QString text = job.upload ? tr("Copying %1 into the sandbox: %2") : tr("Copying %1 out of the sandbox: %2");
    text = text.arg(job.entry.subject, size);
    if (m_jobs.size() > 1)
        text = tr("%1, %2 more to come").arg(text, QLocale().toString(static_cast<qulonglong>(m_jobs.size() - 1)));
    m_text->setText(job.note.isEmpty() ? text : text + u'\n' + job.note);
}

void FileTransfer::end(const std::optional<base::Error> &error)
{
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    // It is in the middle of telling so.
    if (job.upload)
        job.upload.release()->deleteLater();
    if (job.download)
        job.download.release()->deleteLater();
    if (!m_jobs.empty())
        startNext();
    showProgress();
    job.entry.error = error;
    job.entry.outcome = error ? ActivityEntry::Outcome::Failed : ActivityEntry::Outcome::Done;
    if (job.entry.kind == Kind::FilesSent)
        Q_EMIT sent();
    Q_EMIT happened(job.entry, {});
}

void FileTransfer::cancel()
{
    if (m_jobs.empty())
        return;
    const Job &job = m_jobs.front();
    const QString words =
        job.upload ? tr("Copying %1 into the sandbox was cancelled; part of it may be there.")
                   : tr("Copying %1 out of the sandbox was cancelled; copied to the same place again it goes on "
                        "where it can.");
    const QString said = words.arg(job.entry.subject);
    m_jobs.clear();
    showProgress();
    Q_EMIT cancelled(said);
}

QString FileTransfer::text() const
{
    return m_text->text();
}

} // namespace liteboxd::sandboxes
