// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/archive_text.h"

#include <archive.h>
#include <archive_entry.h>

#include <ctime>
#include <memory>

namespace liteboxd::sandbox {

namespace {

struct Free
{
    void operator()(archive *writer) const { archive_write_free(writer); }
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive *, void *to, const void *bytes, std::size_t size)
{
    static_cast<QByteArray *>(to)->append(static_cast<const char *>(bytes), static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

struct Member
{
    QString path; ///< absolute
    QByteArray content;
};

base::Result<QByteArray> archiveOfMembers(const std::vector<Member> &members)
{
    QByteArray bytes;
    const std::unique_ptr<archive, Free> writer(archive_write_new());
    archive_write_set_format_pax_restricted(writer.get());
    const auto refused = [&writer] {
        const char *const why = archive_error_string(writer.get());
        return base::fail(base::ErrorCode::Internal, why == nullptr ? "the archive cannot be written" : why, "tar");
    };
    if (archive_write_open(writer.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK)
        return refused();
    for (const auto &[path, content] : members) {
        const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
        archive_entry_set_pathname_utf8(entry.get(), path.mid(1).toUtf8().constData());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), content.startsWith("#!") ? 0755 : 0644);
        archive_entry_set_size(entry.get(), content.size());
        archive_entry_set_mtime(entry.get(), std::time(nullptr), 0);
        if (archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK)
            return refused();
        if (archive_write_data(writer.get(), content.constData(), static_cast<std::size_t>(content.size())) < 0)
            return refused();
    }
    if (archive_write_close(writer.get()) != ARCHIVE_OK)
        return refused();
    return bytes;
}

} // namespace

base::Result<QByteArray> archiveOf(const std::vector<TemplateFile> &files)
{
    std::vector<Member> members;
    for (const TemplateFile &file : files)
        members.push_back({file.destination, file.content.toUtf8()});
    return archiveOfMembers(members);
}

base::Result<QByteArray> archiveOf(const QString &path, const QByteArray &content)
{
    return archiveOfMembers({{path, content}});
}

} // namespace liteboxd::sandbox
