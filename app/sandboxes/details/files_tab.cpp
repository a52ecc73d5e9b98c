// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/files_tab.h"

#include "app/sandboxes/details/file_transfer.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/row_opening.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/visible_text.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using Kind = ListedFile::Kind;

namespace {

constexpr std::chrono::seconds s_limit{15};
const QString s_start = u"/"_s;

enum Role { NameRole = Qt::UserRole, KindRole };

QString iconOf(Kind kind)
{
    return kind == Kind::Folder ? u"folder"_s : (kind == Kind::Link ? u"link"_s : u"file"_s);
}

} // namespace

FilesTab::FilesTab(QWidget *parent)
    : SandboxTab(u"files"_s, tr("Files"), u"folder"_s, parent)
    , m_path(new QLineEdit(this))
    , m_up(new QToolButton(this))
    , m_refresh(new QToolButton(this))
    , m_list(new QTreeWidget(this))
    , m_sendFiles(new QPushButton(icon(u"upload"_s), tr("Upload files…"), this))
    , m_sendFolder(new QPushButton(icon(u"upload"_s), tr("Upload a folder…"), this))
    , m_fetch(new QPushButton(icon(u"download"_s), tr("Download…"), this))
    , m_status(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_transfer(new FileTransfer(this))
{
    setAcceptDrops(true);
    layOut();
    connect(m_path, &QLineEdit::returnPressed, this, [this] { goTo(m_path->text()); });
    connect(m_up, &QToolButton::clicked, this, [this] { goTo(m_folder + u"/.."_s); });
    connect(m_refresh, &QToolButton::clicked, this, &FilesTab::read);
    onRowOpened(m_list, [this](QTreeWidgetItem *item) { open(item); });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_fetch->setEnabled(m_list->currentItem() && m_list->currentItem()->isSelected()); });
    connect(m_sendFiles, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_sendFolder, &QPushButton::clicked, this, [this] { choose(true); });
    connect(m_fetch, &QPushButton::clicked, this, &FilesTab::fetchSelected);
    connect(m_transfer, &FileTransfer::happened, this, &FilesTab::happened);
    connect(m_transfer, &FileTransfer::sent, this, &FilesTab::read);
    connect(m_transfer, &FileTransfer::cancelled, this, [this](const QString &words) {
        m_note = words;
        read();
    });
}

void FilesTab::layOut()
{
    m_path->setFont(codeFont());
    m_path->setAccessibleName(tr("Folder in the sandbox"));
    m_up->setText(tr("Up"));
    m_refresh->setIcon(icon(u"refresh"_s));
    m_refresh->setToolTip(tr("Read again"));
    m_refresh->setAccessibleName(m_refresh->toolTip());
    m_list->setHeaderLabels({tr("Name"), tr("Size"), tr("Changed")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Files"));
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_fetch->setEnabled(false);
    m_status->setWordWrap(true);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    setFocusProxy(m_list);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::Small);
    top->addWidget(m_path, 1);
    top->addWidget(m_up);
    top->addWidget(m_refresh);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(metrics::Small);
    buttons->addWidget(m_sendFiles, 0, 0);
    buttons->addWidget(m_sendFolder, 0, 1);
    buttons->addWidget(m_fetch, 0, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    column->setSpacing(metrics::Small);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_status);
    column->addWidget(m_transfer);
    column->addLayout(buttons);
}

void FilesTab::follow()
{
    const QString uid = session() && sandbox() ? sandbox()->uid : QString();
    if (uid != m_uid) {
        m_reading.cancel();
        m_list->clear();
        m_folder.clear();
        m_uid.clear();
    }
    if (!session())
        m_transfer->cancel(); // its way is gone
    if (!isWanted() || m_uid == uid)
        return;
    m_uid = uid;
    goTo(s_start);
}

void FilesTab::goTo(const QString &folder)
{
    m_note.clear();
    m_folder = QDir::cleanPath(u'/' + folder);
    m_path->setText(m_folder);
    read();
}

void FilesTab::read()
{
    if (!session() || !sandbox() || m_folder.isEmpty())
        return;
    m_status->setText(tr("Reading the folder…"));
    // "." behind it: of a link to a folder the folder is meant.
    const kube::ExecCommand command{.nameSpace = sandbox()->podNamespace.toStdString(),
                                    .pod = sandbox()->podName.toStdString(),
                                    .command = {"ls", "-lan", (m_folder + u"/."_s).toStdString()}};
    m_reading = sandbox::CommandRun::start(
        session()->api(), command, {}, s_limit, this, [this](const base::Result<sandbox::CommandResult> &result) {
            if (!result) {
                m_list->clear();
                m_status->setText(sentence(result.error(), Subject::Sandbox) + u' ' +
                                  visibleText(QString::fromStdString(result.error().message)));
                return;
            }
            show(listedFiles(result->output));
            if (result->exitCode != 0)
                m_status->setText(visibleText(QString::fromUtf8(result->errorOutput.trimmed())));
            else if (result->isCut)
                m_status->setText(tr("There is more in it than is shown."));
        });
}

void FilesTab::show(const std::vector<ListedFile> &files)
{
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    for (const ListedFile &file : files) {
        const QString name = visibleText(file.name);
        auto *item = new QTreeWidgetItem({file.target.isEmpty() ? name : name + u" → "_s + visibleText(file.target),
                                          file.size ? QLocale().formattedDataSize(*file.size) : QString(),
                                          visibleText(file.changed)});
        item->setIcon(0, icon(iconOf(file.kind)));
        item->setData(0, NameRole, file.name);
        item->setData(0, KindRole, static_cast<int>(file.kind));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        items << item;
    }
    m_list->addTopLevelItems(items);
    m_list->resizeColumnToContents(1);
    m_list->resizeColumnToContents(2);
    const QString count =
        files.empty() ? tr("The folder is empty.") : tr("%n entries", nullptr, static_cast<int>(files.size()));
    m_status->setText(m_note.isEmpty() ? count : m_note + u'\n' + count);
}

void FilesTab::open(QTreeWidgetItem *item)
{
    const auto kind = static_cast<Kind>(item->data(0, KindRole).toInt());
    if (kind == Kind::Folder || kind == Kind::Link)
        goTo(m_folder + u'/' + item->data(0, NameRole).toString());
}

void FilesTab::choose(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Upload a folder into %1").arg(m_folder)
                                                : tr("Upload files into %1").arg(m_folder));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &FilesTab::send);
    dialog->open();
}

void FilesTab::send(const QStringList &paths)
{
    if (!session() || !sandbox() || m_folder.isEmpty())
        return;
    for (const QString &path : paths)
        m_transfer->send(session()->api(), *sandbox(), path, m_folder);
}

void FilesTab::fetchSelected()
{
    if (!session() || !sandbox() || !m_list->currentItem())
        return;
    const QString name = m_list->currentItem()->data(0, NameRole).toString();
    auto *dialog = new QFileDialog(this, tr("Download %1 to").arg(visibleText(name)), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    const auto take = [this, dialog, name, folder = m_folder, from = sandbox()] {
        if (session() && !dialog->selectedFiles().isEmpty())
            m_transfer->fetch(session()->api(), *from, folder, name, dialog->selectedFiles().first());
    };
    connect(dialog, &QDialog::accepted, this, take);
    dialog->open();
}

void FilesTab::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && !m_folder.isEmpty())
        event->acceptProposedAction();
}

void FilesTab::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    send(paths);
}

QStringList FilesTab::names() const
{
    QStringList all;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        all << m_list->topLevelItem(row)->data(0, NameRole).toString();
    return all;
}

QString FilesTab::status() const
{
    return m_status->text();
}

} // namespace liteboxd::sandboxes
