// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/archive_source.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace liteboxd::sandbox {

namespace {

constexpr qsizetype pieceSize = 128 << 10;

struct Free
{
    void operator()(archive *one) const { archive_free(one); }
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive *, void *to, const void *bytes, std::size_t size)
{
    static_cast<QByteArray *>(to)->append(static_cast<const char *>(bytes), static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

bool isWanted(archive_entry *entry)
{
    const auto type = archive_entry_filetype(entry);
    return type == AE_IFREG || type == AE_IFDIR || type == AE_IFLNK;
}

} // namespace

struct ArchiveSource::State
{
    std::filesystem::path root;
    std::string name;
    QByteArray made; ///< outlives the writer, whose end writes to it
    std::unique_ptr<archive, Free> disk{archive_read_disk_new()};
    std::unique_ptr<archive, Free> writer{archive_write_new()};
    std::unique_ptr<archive_entry, Free> entry{archive_entry_new()};
    la_int64_t position = 0; ///< in the file that is being read
    bool isOpen = false;     ///< a file is being read
    bool isAtEnd = false;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;

    base::Error error(archive *of) const
    {
        const int number = archive_errno(of);
        const char *const said = archive_error_string(of);
        std::string why = said == nullptr ? "it cannot be read" : said;
        if (number == ENOENT)
            why = "there is no such file or folder";
        else if (number > 0)
            why += ": " + std::generic_category().message(number);
        std::string place = root.string();
        if (why.starts_with(place)) // libarchive names the file itself with some faults
            place.clear();
        return {base::ErrorCode::FileUnreadable, std::move(why), std::move(place)};
    }

    /// One more header, or piece of a file.
    base::Result<void> step() { return isOpen ? readFile() : readEntry(); }

    base::Result<void> readEntry()
    {
        const int status = archive_read_next_header2(disk.get(), entry.get());
        if (status == ARCHIVE_EOF) {
            archive_write_close(writer.get());
            isAtEnd = true;
            return {};
        }
        if (status < ARCHIVE_WARN)
            return base::fail(error(disk.get()));
        archive_read_disk_descend(disk.get());
        if (!isWanted(entry.get()))
            return {};
        rename();
        if (archive_write_header(writer.get(), entry.get()) < ARCHIVE_WARN)
            return base::fail(error(writer.get()));
        ++files;
        isOpen = archive_entry_filetype(entry.get()) == AE_IFREG && archive_entry_size(entry.get()) > 0;
        position = 0;
        return {};
    }

    base::Result<void> readFile()
    {
        const void *block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(disk.get(), &block, &size, &offset);
        if (status == ARCHIVE_EOF) {
            isOpen = false; // a hole at the end is filled by libarchive
            return {};
        }
        if (status < ARCHIVE_WARN)
            return base::fail(error(disk.get()));
        static const QByteArray zeros(pieceSize, '\0');
        while (position < offset) { // a hole in a sparse file
            const auto hole = static_cast<std::size_t>(std::min<la_int64_t>(pieceSize, offset - position));
            if (archive_write_data(writer.get(), zeros.constData(), hole) < 0)
                return base::fail(error(writer.get()));
            position += static_cast<la_int64_t>(hole);
        }
        if (archive_write_data(writer.get(), block, size) < 0)
            return base::fail(error(writer.get()));
        position += static_cast<la_int64_t>(size);
        bytes += size;
        return {};
    }

    /// The path below the root becomes a path below the name.
    void rename()
    {
        const std::string path = archive_entry_pathname(entry.get());
        const std::string rest = path.size() > root.string().size() ? path.substr(root.string().size()) : "";
        archive_entry_set_pathname(entry.get(), (name + rest).c_str());
        archive_entry_sparse_clear(entry.get()); // holes go as zeros: not every tar knows them
        archive_entry_set_uid(entry.get(), 0);
        archive_entry_set_gid(entry.get(), 0);
        archive_entry_set_uname(entry.get(), nullptr);
        archive_entry_set_gname(entry.get(), nullptr);
    }
};

ArchiveSource::ArchiveSource(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

ArchiveSource::~ArchiveSource() = default;

base::Result<std::unique_ptr<ArchiveSource>> ArchiveSource::open(const std::filesystem::path &path, std::string name)
{
    auto state = std::make_unique<State>();
    std::string root = path.lexically_normal().string();
    while (root.size() > 1 && root.ends_with('/'))
        root.pop_back();
    state->root = root;
    state->name = std::move(name);
    archive_read_disk_set_symlink_physical(state->disk.get());
    archive_write_set_format_pax_restricted(state->writer.get());
    archive_write_set_bytes_per_block(state->writer.get(), 0);
    archive_write_open(state->writer.get(), &state->made, nullptr, append, nullptr);
    if (archive_read_disk_open(state->disk.get(), root.c_str()) != ARCHIVE_OK)
        return base::fail(state->error(state->disk.get()));
    return std::unique_ptr<ArchiveSource>(new ArchiveSource(std::move(state)));
}

base::Result<QByteArray> ArchiveSource::next()
{
    while (!m_state->isAtEnd && m_state->made.size() < pieceSize) {
        if (auto stepped = m_state->step(); !stepped)
            return base::fail(std::move(stepped.error()));
    }
    return std::exchange(m_state->made, {});
}

std::uint64_t ArchiveSource::files() const
{
    return m_state->files;
}

std::uint64_t ArchiveSource::bytes() const
{
    return m_state->bytes;
}

} // namespace liteboxd::sandbox
