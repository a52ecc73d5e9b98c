// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/tar_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace liteboxd::demo {

namespace {

struct Free
{
    void operator()(archive *one) const { archive_free(one); }
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive *, void *to, const void *bytes, std::size_t size)
{
    static_cast<std::string *>(to)->append(static_cast<const char *>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

std::string textOf(archive *one)
{
    const char *const why = archive_error_string(one);
    return why == nullptr ? "it cannot be read" : why;
}

/// One byte more than a container holds is enough to be refused.
std::string contentOf(archive *reader, archive_entry *entry)
{
    constexpr la_int64_t most = ContainerFiles::mostBytes + 1;
    std::string content(static_cast<std::size_t>(std::min(most, std::max<la_int64_t>(archive_entry_size(entry), 0))),
                        0);
    const la_ssize_t got = archive_read_data(reader, content.data(), content.size());
    content.resize(static_cast<std::size_t>(std::max<la_ssize_t>(got, 0)));
    return content;
}

} // namespace

std::optional<std::string> unpackTar(ContainerFiles &files, std::string_view bytes, const std::string &folder)
{
    const std::unique_ptr<archive, Free> reader(archive_read_new());
    archive_read_support_format_tar(reader.get());
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return textOf(reader.get());
    archive_entry *entry = nullptr;
    int status = archive_read_next_header(reader.get(), &entry);
    for (; status == ARCHIVE_OK || status == ARCHIVE_WARN; status = archive_read_next_header(reader.get(), &entry)) {
        const char *const name = archive_entry_pathname(entry);
        const std::string path = folder + '/' + (name == nullptr ? "" : name);
        if (archive_entry_filetype(entry) == AE_IFDIR)
            files.addFolder(path);
        else if (archive_entry_filetype(entry) == AE_IFREG && !files.write(path, contentOf(reader.get(), entry)))
            return path +
                   (files.isFolder(path) ? ": Cannot open: Is a directory" : ": Cannot write: No space left on device");
    }
    return status == ARCHIVE_EOF ? std::nullopt : std::optional(textOf(reader.get()));
}

std::optional<std::string> packTar(const ContainerFiles &files, const std::string &folder, const std::string &name)
{
    const std::string root = ContainerFiles::absolute(folder);
    const std::string whole = ContainerFiles::absolute(folder + '/' + name);
    const std::vector<std::string> entries = files.below(whole);
    if (entries.empty())
        return std::nullopt;
    std::string bytes;
    const std::unique_ptr<archive, Free> writer(archive_write_new());
    archive_write_set_format_pax_restricted(writer.get());
    archive_write_open(writer.get(), &bytes, nullptr, append, nullptr);
    for (const std::string &path : entries) {
        const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
        const std::string content = files.read(path).value_or("");
        const bool isFolder = files.isFolder(path);
        const std::string member = path.substr(root == "/" ? 1 : std::min(root.size() + 1, path.size()));
        archive_entry_set_pathname(entry.get(), member.empty() ? "." : member.c_str());
        archive_entry_set_filetype(entry.get(), isFolder ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry.get(), isFolder ? 0755 : 0644);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        archive_write_header(writer.get(), entry.get());
        archive_write_data(writer.get(), content.data(), content.size());
    }
    archive_write_close(writer.get());
    return bytes;
}

TarRequest TarRequest::read(const std::vector<std::string> &words)
{
    TarRequest out;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "-C" && i + 1 < words.size())
            out.folder = words[++i];
        else if (words[i].starts_with('-') && words[i] != "-" && !words[i].starts_with("--"))
            out.unpacks = out.unpacks || words[i].find('x') != std::string::npos;
        else if (words[i] != "-" && !words[i].starts_with("--"))
            out.name = words[i];
    }
    return out;
}

} // namespace liteboxd::demo
