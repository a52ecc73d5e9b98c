// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/archive_target.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <set>

namespace liteboxd::sandbox {

namespace {

namespace fs = std::filesystem;

struct Free
{
    void operator()(archive *one) const { archive_free(one); }
};

using Archive = std::unique_ptr<archive, Free>;

tl::unexpected<base::Error> refused(std::string why, const std::string &path)
{
    return base::fail(base::ErrorCode::Rejected, std::move(why), path);
}

tl::unexpected<base::Error> failed(archive *of, const std::string &path)
{
    const char *const why = archive_error_string(of);
    return base::fail(base::ErrorCode::FileUnreadable, why == nullptr ? "it cannot be written" : why, path);
}

bool climbs(const fs::path &path)
{
    for (const fs::path &part : path) {
        if (part == "..")
            return true;
    }
    return false;
}

/// The path below the member: "." for itself. Nothing if it is another's.
base::Result<fs::path> placeOf(const std::string &path, const std::string &member)
{
    std::string name = path;
    while (name.starts_with("./"))
        name.erase(0, 2);
    while (name.size() > 1 && name.ends_with('/'))
        name.pop_back();
    if (name == member)
        return fs::path(".");
    if (!name.starts_with(member + '/') || climbs(name))
        return refused("the sandbox sent what was not asked for", path);
    return fs::path(name.substr(member.size() + 1));
}

/// A link is taken over only if it stays below the target, wherever that is.
bool staysInside(const fs::path &place, const fs::path &linkTarget)
{
    if (linkTarget.is_absolute())
        return false;
    const fs::path reached = (place.parent_path() / linkTarget).lexically_normal();
    return reached.empty() || *reached.begin() != "..";
}

/// Whether the place, or a folder on the way to it, is one of the links.
bool leadsThrough(const std::set<fs::path> &links, const fs::path &place)
{
    fs::path way;
    for (const fs::path &part : place) {
        way /= part;
        if (links.contains(way))
            return true;
    }
    return false;
}

base::Result<void> check(archive_entry *entry, const fs::path &place, const std::string &path)
{
    if (archive_entry_hardlink(entry) != nullptr)
        return refused("a hard link is not taken over", path);
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFLNK) {
        const char *const to = archive_entry_symlink(entry);
        if (place == "." || to == nullptr || !staysInside(place, to))
            return refused("a link that leads out of the target is not taken over", path);
        return {};
    }
    if (type != AE_IFREG && type != AE_IFDIR)
        return refused("a device, pipe or socket is not taken over", path);
    return {};
}

base::Result<std::uint64_t> copyContent(archive *reader, archive *writer, const std::string &path,
                                        const std::stop_token &stop)
{
    std::uint64_t bytes = 0;
    const void *block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    for (;;) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Internal, "stopped", path);
        const int status = archive_read_data_block(reader, &block, &size, &offset);
        if (status == ARCHIVE_EOF)
            return bytes;
        if (status < ARCHIVE_WARN)
            return failed(reader, path);
        if (archive_write_data_block(writer, block, size, offset) < ARCHIVE_WARN)
            return failed(writer, path);
        bytes += size;
    }
}

} // namespace

base::Result<Extracted> extractArchive(const fs::path &file, const std::string &member, const fs::path &target,
                                       const std::stop_token &stop)
{
    const Archive reader(archive_read_new());
    archive_read_support_format_tar(reader.get());
    if (archive_read_open_filename(reader.get(), file.c_str(), 64 << 10) != ARCHIVE_OK)
        return failed(reader.get(), file.string());
    const Archive writer(archive_write_disk_new());
    archive_write_disk_set_options(writer.get(), ARCHIVE_EXTRACT_TIME | ARCHIVE_EXTRACT_SECURE_NODOTDOT);
    Extracted extracted;
    std::set<fs::path> links; // that this archive made: two of them can lead out where neither does alone
    archive_entry *entry = nullptr;
    int status = archive_read_next_header(reader.get(), &entry);
    for (; status == ARCHIVE_OK || status == ARCHIVE_WARN; status = archive_read_next_header(reader.get(), &entry)) {
        const std::string path = archive_entry_pathname(entry) == nullptr ? "" : archive_entry_pathname(entry);
        const auto place = placeOf(path, member);
        if (!place)
            return base::fail(place.error());
        if (const auto checked = check(entry, *place, path); !checked)
            return base::fail(checked.error());
        const fs::path local = *place == "." ? target : target / *place;
        if (leadsThrough(links, *place))
            return refused("it would be written through a link", path);
        if (archive_entry_filetype(entry) == AE_IFLNK)
            links.insert(*place);
        archive_entry_set_pathname(entry, local.c_str());
        if (archive_write_header(writer.get(), entry) < ARCHIVE_WARN)
            return failed(writer.get(), local.string());
        const auto copied = copyContent(reader.get(), writer.get(), local.string(), stop);
        if (!copied) {
            std::error_code ignored;
            fs::remove(local, ignored); // half a file, in the length of the whole
            return base::fail(copied.error());
        }
        ++extracted.files;
        extracted.bytes += *copied;
    }
    if (status != ARCHIVE_EOF)
        return failed(reader.get(), file.string());
    archive_write_close(writer.get());
    if (extracted.files == 0)
        return base::fail(base::ErrorCode::NotFound, "the sandbox sent nothing", member);
    return extracted;
}

std::optional<std::uint64_t> sizeInArchive(const fs::path &file, const std::string &member)
{
    const Archive reader(archive_read_new());
    archive_read_support_format_tar(reader.get());
    archive_entry *entry = nullptr;
    if (archive_read_open_filename(reader.get(), file.c_str(), 4 << 10) != ARCHIVE_OK ||
        archive_read_next_header(reader.get(), &entry) < ARCHIVE_WARN)
        return std::nullopt;
    const char *const path = archive_entry_pathname(entry);
    const bool isIt = path != nullptr && path == member && archive_entry_filetype(entry) == AE_IFREG;
    const la_int64_t size = archive_entry_size(entry);
    return isIt && size >= 0 ? std::optional(static_cast<std::uint64_t>(size)) : std::nullopt;
}

} // namespace liteboxd::sandbox
