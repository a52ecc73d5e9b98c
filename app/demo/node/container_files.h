// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::demo {

/// The files of one demo container: in memory, at most so many bytes, gone with the pod. Nothing of the host. Paths are
/// absolute or counted from /workspace. One thread.
class ContainerFiles
{
public:
    static constexpr std::size_t mostBytes = 64 << 20;

    ContainerFiles();

    /// The path without ".", ".." and doubled slashes; ".." above the root is the root.
    static std::string absolute(std::string_view path);

    /// False if there is no room, or a folder of that name. Folders on the way are made.
    bool write(std::string_view path, std::string content);
    bool append(std::string_view path, std::string_view content);
    std::optional<std::string> read(std::string_view path) const;

    bool isFolder(std::string_view path) const;
    void addFolder(std::string_view path);

    /// A file, or a folder with all that is in it; false if there is neither.
    bool remove(std::string_view path);

    /// The names in a folder, those of folders with a slash behind.
    std::vector<std::string> list(std::string_view folder) const;

    /// Every file and folder below a path, or the file itself, with its whole path.
    std::vector<std::string> below(std::string_view path) const;

private:
    std::map<std::string, std::string> m_files;
    std::set<std::string> m_folders;
    std::size_t m_size = 0;
};

/// An entry of a folder as `ls -l` writes it (POSIX.1-2017, ls, "STDOUT"); folders end with "/" in `entry`.
std::string longEntry(const ContainerFiles &files, const std::string &folder, std::string entry);

} // namespace liteboxd::demo
